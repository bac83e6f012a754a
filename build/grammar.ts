// Makes the parser of the model language from its grammar: `node build/grammar.ts`. The result is committed, because
// the program itself must not need the generator; a test compares the two.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { buildParserFile } from '@lezer/generator'

const GRAMMAR = new URL('../shared/model/grammar/model.grammar', import.meta.url)
const PARSER = new URL('../shared/model/grammar/parser.ts', import.meta.url)

/** The text of `shared/model/grammar/parser.ts` that follows from the grammar. */
export function generatedParser(): string {
  const { parser } = buildParserFile(readFileSync(GRAMMAR, 'utf8'), {
    fileName: 'model.grammar',
    typeScript: true,
    includeNames: false,
    warn: (message) => {
      throw new Error(message)
    },
  })
  const tables = parser.slice(parser.indexOf('const spec_identifier'))
  return `// Made from model.grammar by build/grammar.ts; not to be edited.
/* oxlint-disable */
import { LRParser } from '@lezer/lr'

// oxfmt-ignore
${tables.replace('export const parser', '\n// oxfmt-ignore\nexport const parser')}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(PARSER, generatedParser())
