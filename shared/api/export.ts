import { z } from 'zod'

const name = z.string().min(1).max(200)

/** Shape of what is exported at the process boundary, see shared/exchange/view.ts. */
export const exportShape = z.strictObject({
  /** Made by the caller, to ask how far it is and to cancel it. */
  id: name,
  view: z.strictObject({
    table: name,
    rows: z.array(name).max(1_000_000).optional(),
    columns: z
      .array(
        z.strictObject({
          field: name,
          title: name.optional(),
          group: name.optional(),
          unitTitle: z.string().max(40).optional(),
        }),
      )
      .max(500)
      .optional(),
    units: z
      .strictObject({
        money: z.enum(['元', '万元', '亿元']).optional(),
        land: z.enum(['亩', '公顷']).optional(),
      })
      .optional(),
    town: z.string().max(200).optional(),
    year: z.number().int().min(1900).max(2200).optional(),
    title: name.optional(),
    subtotalBy: name.optional(),
    language: z.enum(['zh-CN', 'en-US']),
  }),
  format: z.enum(['xlsx', 'csv']),
  encoding: z.enum(['utf-8', 'gb18030']).optional(),
  /** Name of a saved template to fill in place of our own form. */
  template: name.optional(),
})

/** Shape of a change of the saved templates; 20 MB is far more than a form. */
export const templatesShape = z.strictObject({
  save: z.strictObject({ name: z.string().min(1).max(120), base64: z.base64().max(28_000_000) }).optional(),
  remove: name.optional(),
})

/** Result of `export`: a file for the person to save. */
export interface ExportReport {
  readonly name: string
  /** The bytes of the file. */
  readonly base64: string
  readonly rows: number
  /** Texts that got an apostrophe in front, so that no spreadsheet runs them. */
  readonly protectedCells: readonly { readonly id: string; readonly column: string; readonly text: string }[]
  /** How many texts were longer than a cell takes and were left out. */
  readonly leftOut: number
}
