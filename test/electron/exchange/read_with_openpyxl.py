# Says as JSON, a line per file, what openpyxl reads of workbooks: python3 read_with_openpyxl.py FILE ...
import json
import sys

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter


def plain(area):
    """An area without its sheet and $ signs, which versions of openpyxl write differently."""
    text = area if isinstance(area, str) else ",".join(area)
    return text.split("!")[-1].replace("$", "")


def read(path):
    formulas = load_workbook(path).worksheets[0]
    values = load_workbook(path, data_only=True).worksheets[0]
    setup = formulas.page_setup
    columns = [formulas.column_dimensions[get_column_letter(at + 1)] for at in range(formulas.max_column)]
    return {
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
        "widths": [column.width for column in columns],
        "hidden": {
            "columns": [column.index for column in columns if column.hidden],
            "rows": [row for row, dimension in formulas.row_dimensions.items() if dimension.hidden],
        },
        "print": {
            "area": plain(formulas.print_area),
            "titles": plain(formulas.print_title_rows),
            "paper": setup.paperSize,
            "orientation": setup.orientation,
            "fit": [formulas.sheet_properties.pageSetUpPr.fitToPage, setup.fitToWidth, setup.fitToHeight],
            "footer": formulas.oddFooter.center.text,
            "centred": formulas.print_options.horizontalCentered,
        },
        "freeze": formulas.freeze_panes,
        "lists": {str(one.sqref): one.formula1 for one in formulas.data_validations.dataValidation},
    }


for path in sys.argv[1:]:
    print(json.dumps(read(path)))
