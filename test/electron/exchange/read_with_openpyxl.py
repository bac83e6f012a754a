# Says as JSON what openpyxl reads of a workbook: python3 read_with_openpyxl.py FILE
import json
import sys

from openpyxl import load_workbook

formulas = load_workbook(sys.argv[1]).worksheets[0]
values = load_workbook(sys.argv[1], data_only=True).worksheets[0]
setup = formulas.page_setup
print(
    json.dumps(
        {
            "values": [
                [cell.isoformat()[:10] if hasattr(cell, "isoformat") else cell for cell in row]
                for row in values.iter_rows(values_only=True)
            ],
            "formulas": {
                cell.coordinate: cell.value
                for row in formulas.iter_rows()
                for cell in row
                if isinstance(cell.value, str) and cell.data_type == "f"
            },
            "formats": [[cell.number_format for cell in row] for row in formulas.iter_rows()],
            "merges": sorted(str(range) for range in formulas.merged_cells.ranges),
            "print": {
                "area": formulas.print_area,
                "titles": formulas.print_title_rows,
                "paper": setup.paperSize,
                "orientation": setup.orientation,
                "fit": [formulas.sheet_properties.pageSetUpPr.fitToPage, setup.fitToWidth, setup.fitToHeight],
                "footer": formulas.oddFooter.center.text,
            },
            "freeze": formulas.freeze_panes,
            "lists": {str(one.sqref): one.formula1 for one in formulas.data_validations.dataValidation},
        }
    )
)
