import { landAmountText, type LandAccount, ACCOUNT_UNITS } from '../../land/accounts.ts'
import type { Finding } from '../../table/rejection.ts'
import { declaredTable } from '../../table/table.ts'
import { formatQuantity, withSeparators } from '../../units/quantity.ts'
import type { Language } from '../language.ts'
import { amountIn, joined } from '../unit-words.ts'

/** Reads a finding's parameters in the form in which a sentence needs them. A missing parameter is a bug and throws. */
export interface Say {
  text(name: string): string
  /** A whole number such as a year or a count, without separators. */
  count(name: string): number
  /** A statistic: thousands separators, at most four decimals. */
  figure(name: string): string
  /** A statistic with the finding's unit. */
  measured(name: string): string
  /** An amount of 分, shown in 万元; a negative one without its sign. */
  money(name: string): string
  /** An amount of 0.0001 亩, or of the account in `account`. */
  land(name: string): string
  /** Heading of a column of the finding's own table. */
  column(name: string): string
  /** Word of a choice of a column of the finding's own table. */
  choice(column: string, name: string): string
}

/** A rule's sentence in both languages: which figure, of what and when, and what to do. */
interface Sentence {
  readonly zh: (say: Say) => string
  readonly en: (say: Say) => string
}

/** Sentences by rule number. */
export type Sentences = Readonly<Record<string, Sentence>>

/** Reader of a finding's parameters in a language. */
export function reader({ rule, at, params }: Finding, language: Language): Say {
  const raw = (name: string): string | number => {
    const value = params[name]
    if (value === undefined) throw new Error(`finding ${rule} has no parameter ${name}`)
    return value
  }
  const columns = at.table === undefined ? undefined : declaredTable(at.table)?.columns
  return {
    text: (name) => String(raw(name)),
    measured: (name) => joined(figureOf(raw(name)), String(raw('unit')), language),
    count: (name) => Number(raw(name)),
    figure: (name) => figureOf(raw(name)),
    money: (name) => moneyText(Math.abs(Number(raw(name))), language),
    land: (name) => landText(Math.abs(Number(raw(name))), accountOf(params['account']), language),
    column: (name) => {
      const column = String(raw(name))
      return language === 'zh-CN' ? (columns?.[column]?.title ?? column) : spoken(column)
    },
    choice: (column, name) => {
      const [code, declared] = [String(raw(name)), columns?.[column]]
      if (language === 'en-US' || declared?.kind !== 'choice') return spoken(code)
      return declared.options[code] ?? code
    },
  }
}

/** 分 in 万元, exactly: at least two decimals, more where the amount has them. */
function moneyText(amount: number, language: Language): string {
  return joined(formatQuantity(amount, 'money', '万元'), '万元', language)
}

/** An account's amount; English sets its unit off with a space. */
function landText(steps: number, account: LandAccount, language: Language): string {
  return amountIn(language, landAmountText(account, steps))
}

function figureOf(raw: string | number): string {
  return withSeparators(String(Number(Number(raw).toFixed(4))))
}

function accountOf(param: string | number | undefined): LandAccount {
  return typeof param === 'string' && Object.hasOwn(ACCOUNT_UNITS, param) ? (param as LandAccount) : 'quota'
}

/** Identifiers are English words already; a few need one more. */
function spoken(name: string): string {
  return SPOKEN[name] ?? name.replaceAll(/[_-]/g, ' ')
}
const SPOKEN: Readonly<Record<string, string>> = {
  due: 'due date',
  start: 'start date',
  finish: 'finish date',
  budget: 'original budget',
  adjusted: 'adjusted budget',
  final: 'final accounts',
}
