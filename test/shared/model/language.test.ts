import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readModel } from '../../../shared/model/read.ts'
import { endOfYear } from '../../../shared/model/calendar.ts'
import { figureAtStep } from '../../../shared/model/figures.ts'
import { wordProblem } from '../../../shared/text/problems.ts'
import { run } from '../../../shared/simulation/run.ts'
import type { Program } from '../../../shared/model/program.ts'

const TOWNS = ['甲镇', '乙镇']
const BASE_YEAR = 2022
const LAST_YEAR = 2025

interface Example {
  readonly line: number
  readonly info: string
  readonly text: string
}

/** The fenced blocks of LANGUAGE.md with the lines on which they begin. */
function examplesOf(markdown: string): Example[] {
  return [...markdown.matchAll(/^```(.*)\n([^]*?)^```$/gm)].map((match) => ({
    line: markdown.slice(0, match.index).split('\n').length,
    info: match[1] ?? '',
    text: match[2] ?? '',
  }))
}

function directives(text: string, sign: string): string[] {
  return text.split('\n').flatMap((line) => (line.startsWith(`// ${sign} `) ? [line.slice(5).trim()] : []))
}

/** Splits off the town at the beginning, if there is one: its index, or null. */
function townOf(words: string): { town: number | null; rest: string } {
  const town = TOWNS.findIndex((name) => words.startsWith(`${name} `))
  return town < 0 ? { town: null, rest: words } : { town, rest: words.slice(3) }
}

function stepsOf(stepsPerYear: 1 | 4): number {
  return endOfYear({ baseYear: BASE_YEAR, stepsPerYear }, LAST_YEAR) + 1
}

function givenValues(text: string, steps: number): Map<string, Float64Array> {
  const values = new Map<string, Float64Array>()
  for (const directive of directives(text, '设')) {
    const { town, rest } = townOf(directive)
    const [name = '', value = ''] = rest.split(' = ')
    const array = values.get(name) ?? new Float64Array(TOWNS.length * steps).fill(NaN)
    values.set(name, array.fill(Number(value), (town ?? 0) * steps, ((town ?? 0) + 1) * steps))
  }
  // What 设 leaves open falls back to the declaration only if the whole name is absent, so fill it here.
  for (const [name, array] of values) {
    const otherwise = new RegExp(`${name} .*缺省 (\\S+)`).exec(text)?.[1]
    if (otherwise !== undefined)
      array.forEach((value, i) => Number.isNaN(value) && (array[i] = Number(otherwise)))
  }
  return values
}

/** The directive again if the run agrees with it, else with the figure that came out. */
function resultOf(program: Program, text: string, directive: string): string {
  const result = run(program, {
    regions: TOWNS.map((name) => ({ id: name, name })),
    baseYear: BASE_YEAR,
    steps: stepsOf(program.stepsPerYear),
    stepsPerYear: program.stepsPerYear,
    values: givenValues(text, stepsOf(program.stepsPerYear)),
  })
  const { town, rest } = townOf(directive)
  // 2023 is the year's end, 2023年1季 its first quarter.
  const [, name = '', year = '', quarter = '4', wanted = '', unit = ''] =
    /^(\S+) (\d{4})(?:年([1-4])季)? = (\S+) ?(\S*)$/.exec(rest) ?? []
  const step = endOfYear(result.inputs, Number(year)) - (program.stepsPerYear === 4 ? 4 - Number(quarter) : 0)
  const figures = (town === null ? [...TOWNS.keys()] : [town]).map((region) =>
    figureAtStep(result, name, region, step),
  )
  if (figures.every((figure) => agrees(figure, wanted)) && unitOf(program, name, wanted) === unit)
    return directive
  return `${directive} (${figures.join(', ')} ${program.declarations.get(name)?.unit})`
}

/** A missing figure is written without its unit. */
function unitOf(program: Program, name: string, wanted: string): string | undefined {
  return wanted === '缺失' ? '' : program.declarations.get(name)?.unit
}

function agrees(figure: number | null, wanted: string): boolean {
  if (wanted === '缺失' || figure === null) return wanted === '缺失' && figure === null
  if (wanted.endsWith('…')) return String(figure).startsWith(wanted.slice(0, -1))
  return Math.abs(figure - Number(wanted)) <= 1e-9 * Math.max(1, Math.abs(figure))
}

describe('LANGUAGE.md', () => {
  const examples = examplesOf(readFileSync(new URL('../../../LANGUAGE.md', import.meta.url), 'utf8'))

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(20)
  })

  it.each(examples)('runs the example on line $line', ({ info, text }) => {
    expect(info).toBe('镇策')
    const results = directives(text, '得')
    const wrong = directives(text, '错')
    expect(results.length + wrong.length).toBeGreaterThan(0)
    const { program, problems } = readModel(text)
    const told = problems.map(({ code, params: { left, right, declared, actual, members } }) => {
      const words = [left, right, declared, actual, ...(Array.isArray(members) ? members : [])]
      return [
        code,
        ...words.flatMap((word) => (word === undefined ? [] : [word === '' ? '无' : String(word)])),
      ].join(' ')
    })
    expect(told).toEqual(wrong)
    expect(problems.map((problem) => wordProblem(problem, 'zh-CN'))).toEqual(directives(text, '说'))
    expect(program ? results.map((directive) => resultOf(program, text, directive)) : []).toEqual(results)
  })
})
