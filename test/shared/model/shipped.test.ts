import { describe, expect, it } from 'vitest'
import { readModel } from '../../../shared/model/read.ts'
import { SMALL_CITY_MODEL } from '../../../shared/packs/lishui-2022-72/model.ts'
import { wordProblem } from '../../../shared/text/problems.ts'

const { program } = readModel(SMALL_CITY_MODEL)
const variables = program?.order ?? []

/** The shipped text with one variable's formula replaced. */
function changed(name: string, formula: (old: string) => string): string {
  const { formulaSpan } = variables.find((variable) => variable.name === name) ?? {}
  if (!formulaSpan) throw new Error(`no variable ${name}`)
  const { from, to } = formulaSpan
  return (
    SMALL_CITY_MODEL.slice(0, from) + formula(SMALL_CITY_MODEL.slice(from, to)) + SMALL_CITY_MODEL.slice(to)
  )
}

describe('the shipped model', () => {
  it('checks, and has a lot of variables', () => {
    expect(variables.length).toBeGreaterThan(30)
  })

  it.each(variables.map(({ name }) => name))('a circle through %s is named', (name) => {
    const { problems } = readModel(changed(name, (old) => `(${old}) + 0 * ${name}`))
    const circle = problems.find(({ code }) => code === 'cycle')
    expect(circle?.params['members']).toContain(name)
    expect(circle && wordProblem(circle, 'zh-CN')).toContain(`${name} → `)
  })

  it.each(variables.map(({ name }) => name))('a wrong unit in %s is named with the one it meets', (name) => {
    const { problems } = readModel(changed(name, (old) => `(${old}) + 1吨标准煤`))
    expect(problems.map(({ code }) => code)).toEqual(['unit-mismatch'])
    const sentence = problems[0] && wordProblem(problems[0], 'zh-CN')
    expect(sentence).toMatch(/(“.+”|无单位的数)与“吨标准煤”单位不合/)
  })
})
