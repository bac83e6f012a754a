import type { CellStyle } from 'hucre/xlsx'
import type { Alignment, LaidCell, LaidColumn, RowRole } from '../../shared/exchange/layout.ts'

// Fonts are named as offices name them and not shipped: a machine without one takes its nearest.
const BODY_FONT = { name: '宋体', size: 10 }
const HEADING_FONT = { name: '黑体', size: 10 }
const TITLE_FONT = { name: '方正小标宋简体', size: 18 }

const SIDE = { style: 'thin', color: { rgb: '808080' } } as const
const BORDER = { top: SIDE, right: SIDE, bottom: SIDE, left: SIDE }
const HEADING_FILL = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EDEDED' } } as const
const HATCH = {
  type: 'pattern',
  pattern: 'lightUp',
  fgColor: { rgb: '999999' },
  bgColor: { rgb: 'FFFFFF' },
} as const

const ALIGNMENTS: Readonly<Record<Alignment, CellStyle['alignment']>> = {
  text: { horizontal: 'left', vertical: 'center', wrapText: true },
  figure: { horizontal: 'right', vertical: 'center' },
  centre: { horizontal: 'center', vertical: 'center', wrapText: true },
}

/** The look of a row of the table in a column; texts are typed as text, so that a code keeps its noughts when edited. */
export function bodyStyle({ alignment, format }: LaidColumn): CellStyle {
  return {
    font: BODY_FONT,
    border: BORDER,
    alignment: ALIGNMENTS[alignment] ?? {},
    ...(format === null ? {} : { numFmt: format }),
  }
}

/** The look of a cell of a made-up row's first column. */
function hatched(style: CellStyle): CellStyle {
  return { ...style, fill: HATCH }
}

/** The look of a cell in a row that is no row of the table. */
export function roleStyle(role: RowRole, column: LaidColumn): CellStyle {
  switch (role) {
    case 'technical':
      return {}
    case 'title':
      return { font: TITLE_FONT, alignment: { horizontal: 'center', vertical: 'center' } }
    case 'unit':
      return { font: BODY_FONT, alignment: { horizontal: 'left', vertical: 'center' } }
    case 'heading':
      return {
        font: HEADING_FONT,
        border: BORDER,
        fill: HEADING_FILL,
        alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
      }
    case 'subtotal':
    case 'total':
      return { ...bodyStyle(column), font: { ...BODY_FONT, bold: true } }
    case 'note':
      return { font: BODY_FONT, alignment: { horizontal: 'left', vertical: 'top', wrapText: true } }
    case 'signature':
      return { font: BODY_FONT, alignment: { horizontal: 'left', vertical: 'bottom' } }
  }
}

/** A look with what is different about a cell. */
export function changedStyle(
  style: CellStyle,
  { format, hatched: isHatched, alignment, top }: LaidCell,
): CellStyle {
  const formatted = format === undefined ? style : { ...style, numFmt: format }
  const aligned =
    alignment === undefined
      ? formatted
      : { ...formatted, alignment: { ...formatted.alignment, horizontal: alignment } }
  const raised =
    top === undefined
      ? aligned
      : { ...aligned, alignment: { ...aligned.alignment, vertical: 'top' as const } }
  return isHatched ? hatched(raised) : raised
}
