import { readModel } from '../../shared/model/read.ts'
import { columnOf, outcomeRows, settingRows } from '../../shared/scenarios/comparison.ts'
import { scenariosOf } from '../../shared/scenarios/tree.ts'
import type { Rows } from '../../shared/table/change.ts'
import { labelOf } from '../../shared/table/reference.ts'
import { askedOutcome, OUTCOME_OPTIONS } from './asked-outcome.ts'
import { scenarioNamed } from './asking.ts'
import { madeUpLabel } from './made-up.ts'
import { problemsAnswer } from './models.ts'
import { madeUpMessages } from './scenarios.ts'
import { done, rejected, type Answer, type Call, type Verb } from './verb.ts'
import { reading } from './workbook.ts'

const { region, year } = OUTCOME_OPTIONS

/** Scenarios side by side. */
export const compare: Verb = {
  words: 'compare',
  arguments: ['FILE'],
  options: {
    scenarios: {
      value: 'NAMES',
      about: {
        'zh-CN': '情景的名称或编号，用逗号分开；不写则为全部',
        'en-US': 'names or ids of scenarios, separated by commas; default all',
      },
    },
    base: {
      value: 'NAME',
      about: {
        'zh-CN': '与哪个情景比；不写则为基准情景',
        'en-US': 'the scenario that differences are told from; default the base',
      },
    },
    region,
    year,
    all: {
      about: {
        'zh-CN': '连同各情景没有不同的项',
        'en-US': 'with what differs in no scenario',
      },
    },
  },
  about: {
    'zh-CN': '情景对比：各情景的目标、指标、假设、政策、宽度和项目，与其中一个相差多少；只列不同的',
    'en-US':
      'scenarios side by side: targets, indicators, assumptions, levers, widths and projects of each, and how far they lie from one of them; only what differs',
  },
  run: (call) => reading(call, async (store) => compareIn(store.rows(), call)),
}

function compareIn(rows: Rows, call: Call): Answer {
  const text = rows.all('model')[0]?.['text']
  if (typeof text !== 'string')
    return rejected([{ at: { table: 'model' }, code: 'no-running-model' }], call.language)
  const { program, problems } = readModel(text)
  if (!program) return problemsAnswer(problems, call.language)
  const asked = askedOutcome(call, rows)
  if ('exit' in asked) return asked
  if (asked.kind !== 'figure') throw new Error('a comparison is asked of a place and a year')
  const base = scenarioNamed(rows, call.options['base'], call)
  if ('answer' in base) return base.answer
  const ids = [base.row.id]
  for (const name of namesOf(rows, call)) {
    const found = scenarioNamed(rows, name, call)
    if ('answer' in found) return found.answer
    if (!ids.includes(found.row.id)) ids.push(found.row.id)
  }
  const columns = ids.map((id) => columnOf(program, rows, { id }))
  const wanted = ({ differs }: { readonly differs: boolean }) => differs || call.options['all'] !== undefined
  return done(
    {
      ...madeUpLabel(rows),
      base: base.row.id,
      scenarios: ids.map((id) => ({ id, name: labelOf(rows, 'scenario', id) })),
      outcomes: outcomeRows(rows, columns, 0, asked)
        .filter(wanted)
        .map(({ cells, ...row }) => ({
          ...row,
          regionName: labelOf(rows, 'region', row.region),
          indicatorName: labelOf(rows, 'indicator', row.indicator),
          values: cells.map((cell, column) => ({ scenario: ids[column], ...cell })),
        })),
      settings: settingRows(columns, 0)
        .filter(wanted)
        .map(({ cells, ...row }) => ({
          ...row,
          values: cells.map((cell, column) => ({ scenario: ids[column], given: cell })),
        })),
    },
    madeUpMessages(call, rows),
  )
}

function namesOf(rows: Rows, { options }: Call): readonly string[] {
  const names = options['scenarios']?.split(/[,，、]/).map((name) => name.trim())
  return names ?? scenariosOf(rows).map(({ id }) => id)
}
