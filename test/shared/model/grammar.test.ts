import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { generatedParser } from '../../../build/grammar.ts'

it('the committed parser is the one that follows from the grammar', () => {
  const committed = readFileSync(new URL('../../../shared/model/grammar/parser.ts', import.meta.url), 'utf8')
  expect(committed).toBe(generatedParser())
})
