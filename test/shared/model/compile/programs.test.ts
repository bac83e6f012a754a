import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readModel } from '../../../../shared/model/read.ts'
import { SMALL_CITY_MODEL } from '../../../../shared/packs/lishui-2022-72/model.ts'
import type { Program } from '../../../../shared/model/program.ts'
import type { Inputs } from '../../../../shared/simulation/trajectories.ts'
import { declaredValue } from '../../../../shared/simulation/run.ts'
import { generated } from '../generated.ts'
import { disagreements } from './agree.ts'

const STEPS = 5
const REGIONS = ['甲镇', '乙镇', '丙镇'].map((name) => ({ id: name, name }))
/** How many generated programs; more by hand. */
const RUNS = Number(process.env['ZHENCE_PROGRAMS'] ?? 150)

const tapes = fc.array(fc.nat({ max: 9999 }), { minLength: 60, maxLength: 400 })

function programOf(text: string): Program {
  const { program, problems } = readModel(text)
  expect(problems).toEqual([])
  if (!program) throw new Error('no program')
  return program
}

function inputsOf(values: ReadonlyMap<string, Float64Array>, steps = STEPS): Inputs {
  return { regions: REGIONS, baseYear: 2022, steps, values }
}

describe('the compiled engine', () => {
  it(
    'agrees with the interpreter on generated programs, also where draws differ',
    { timeout: 6_000_000 },
    () => {
      fc.assert(
        fc.property(tapes, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), (tape, which) => {
          const sample = generated(tape, REGIONS.length, STEPS)
          const program = programOf(sample.declarations.join('\n'))
          const names = [...sample.inputs.keys()]
          // Each draw has the figures of the program, turned round.
          const draws = [0, 1, 2].map((turn) =>
            inputsOf(
              new Map(
                [...sample.inputs].map(([name, values]) => [
                  name,
                  values.map((_, i) => values[(i + 4 * turn) % values.length] ?? NaN),
                ]),
              ),
            ),
          )
          const error = (name: string, region: number, step: number): number => {
            const known = sample.expected(name, region, step).error
            return Number.isFinite(known) ? 20 * known : Infinity
          }
          const free = names.filter((_, i) => which[i])
          expect(disagreements(program, draws.slice(0, 1), [], error)).toEqual([])
          const found = disagreements(program, draws, free)
          // Where rounding is amplified beyond any bound only the first draw's figures can be judged.
          const certain = found.filter((line) => line.includes('draw 0:'))
          expect(certain.filter((line) => !uncertain(line, error))).toEqual([])
          if (!sample.declarations.some((line) => line.includes('SIGMOID'))) expect(found).toEqual([])
        }),
        { numRuns: RUNS },
      )
    },
  )

  it('agrees on the shipped model', () => {
    const program = programOf(SMALL_CITY_MODEL)
    const steps = 14
    const free: string[] = []
    const draws = Array.from({ length: 18 }, (_, draw) => {
      const values = new Map<string, Float64Array>()
      for (const [name, declaration] of program.declarations) {
        if (declaration.kind === 'variable' || declaration.kind === 'regional') continue
        if (draw === 0 && values.size % 2 === 0) free.push(name)
        const declared = declaredValue(declaration) ?? (values.size % 7) + 3
        values.set(
          name,
          Float64Array.from({ length: 3 * steps }, (_, i) => declared * (1 + ((draw * 7 + i * 3) % 11) / 50)),
        )
      }
      return inputsOf(values, steps)
    })
    expect(disagreements(program, draws, free)).toEqual([])
    expect(disagreements(program, draws.slice(0, 1), [])).toEqual([])
  })

  it('takes a program of thousands of powers: functions stay within what an engine compiles', () => {
    const count = 3000
    const lines = Array.from(
      { length: count },
      (_, i) => `变量 v${i + 1} = (v${i} + a ^ 2) ^ 0.37 + EXP(a * 0.001) * LN(a + 9)`,
    )
    const program = programOf(['输入 a = 观测 投资', '变量 v0 = a + 1', ...lines].join('\n'))
    const draws = [5, 6].map((value) => inputsOf(new Map([['a', new Float64Array(3 * 2).fill(value)]]), 2))
    expect(disagreements(program, draws, ['a'])).toEqual([])
  })

  const FORMULAS = [
    'a + b',
    'a - b',
    'a * b',
    'a / b',
    'a ^ b',
    'a ^ 3',
    'a ^ -2',
    'a ^ 0',
    'a ^ 0.5',
    '1.5 ^ a',
    'EXP(a)',
    'LN(a)',
    'SQRT(a)',
    'LOGIT(a)',
    'SIGMOID(a)',
    'MOD(a, b)',
    'ROUND(a, 2)',
    'ROUND(a, b)',
    'INT(a)',
    'ABS(a)',
    '-a',
    'CLAMP(a, b, 2)',
    'MIN(a, b, 1)',
    'MAX(1, a)',
    'MAX(a, b)',
    '查表(a, 0, 1, 1, 3, 2, b)',
    'IF(a > b, a, 1 / b)',
    'IF(a, b, 3)',
    'a <= b 且 非 (a = 1)',
    'a <> b 或 b',
    '缺省值(a / b, b)',
    '非 a',
    '(a / b) > 0',
    '1 / (a * b)',
    'MIN(a * 1e300, 3)',
    'EXP(-(a * 1e300))',
    '(a * 1e300) ^ -1',
    '缺省值(a * 1e300 * b, 7)',
    '年份 * a + 期数 - 基年',
  ]

  it.each(FORMULAS)('gives %s as the interpreter does, whatever the numbers', (formula) => {
    const program = programOf(
      `输入 a = 观测 投资\n输入 b = 观测 投资\n变量 v = ${formula}\n全域 s = 加权平均(v, b)\n全域 t = 最大(v) - 最小(v) + 平均(a) + 合计(b)\n变量 w = v / s + 缺省值(v[-2], 1) + 缺省值(t[上年], 0)`,
    )
    const number = fc.oneof(
      fc.double({ noDefaultInfinity: true }),
      fc.double({ min: -4, max: 4 }),
      fc.constantFrom(0, 1, -1, 2, 3, 0.5, -0.5, NaN, 1e-310, 710, -750),
    )
    const figures = fc.array(number, { minLength: 3 * STEPS, maxLength: 3 * STEPS })
    fc.assert(
      fc.property(fc.array(fc.tuple(figures, figures), { minLength: 3, maxLength: 3 }), (pairs) => {
        const draws = pairs.map(([a, b]) =>
          inputsOf(
            new Map([
              ['a', Float64Array.from(a)],
              ['b', Float64Array.from(b)],
            ]),
          ),
        )
        const v = (lines: readonly string[]): readonly string[] =>
          lines.filter((line) => line.startsWith('v '))
        expect(v(disagreements(program, draws, ['a', 'b']))).toEqual([])
        expect(v(disagreements(program, draws, ['a']))).toEqual([])
        expect(v(disagreements(program, draws.slice(0, 1), []))).toEqual([])
      }),
      { numRuns: Math.ceil(RUNS / 12) },
    )
  })
})

/** Whether the interpreter's own error bound covers the difference that a line tells of. */
function uncertain(line: string, error: (name: string, region: number, step: number) => number): boolean {
  const [, name = '', region, step, figure, value] =
    /^(\S+) town (\d+) step (\d+) draw 0: (\S+) instead of (\S+)$/.exec(line) ?? []
  const slack = error(name, Number(region), Number(step))
  return slack === Infinity || Math.abs(Number(figure) - Number(value)) <= slack
}
