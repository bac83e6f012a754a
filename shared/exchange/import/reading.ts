import type { Rows } from '../../table/change.ts'
import type { Calculate } from '../../table/arithmetic.ts'
import type { Row, Table } from '../../table/table.ts'
import type { Block, ImportChoices, ImportMapping } from './contract.ts'
import type { SourceGrid } from './grid.ts'
import type { SourceBook } from './source.ts'
import type { WideTable } from './wide/contract.ts'

/** What a file is looked at with: the table, the workbook's rows, and what the person chose now and before. */
export interface ImportRequest {
  readonly book: SourceBook
  readonly table: Table
  readonly rows: Rows
  readonly choices: ImportChoices
  /** Mappings of earlier imports by fingerprint of the headings; one under `*` holds for any. */
  readonly remembered: Readonly<Record<string, ImportMapping>>
  /** Unit of the row's figures where it hangs on the row, see shared/table/row-unit.ts. */
  readonly unitOf: (row: Row) => string | null
  /** Titles of columns that people have added to the table, which compute themselves and take nothing from a file. */
  readonly computed: ReadonlySet<string>
  /** Reads arithmetic in cells, such as =1200*1.08. */
  readonly calculate: Calculate
  /** The arithmetic that is kept with a cell of the table, as it would be typed; null if its value was typed as it is. */
  readonly expressionOf: (id: string, column: string) => string | null
  /** How the table's figures may be laid out across; null if they never are. */
  readonly wide: WideTable | null
  /** Whether a second row of one key cannot be meant, whatever the key is. */
  readonly keyIsUnique?: boolean
  readonly newId: () => string
  readonly progress: (share: number) => void
}

/** The table of the file that is read. */
export interface Place {
  readonly sheet: number
  readonly grid: SourceGrid
  readonly blocks: readonly Block[]
  readonly block: Block
}

/** The mapping that holds for headings of a fingerprint. */
export function mappingFor({ remembered }: ImportRequest, fingerprint: string): ImportMapping | null {
  return own(remembered, fingerprint) ?? own(remembered, '*') ?? null
}

/** What a record that came from outside holds under a name, and never what every object has. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined
}
