// The meaning of the language: what each node computes. Compiled engines must agree with this file to 1e-12 relative.
// Missing is NaN inside the engine. Every operation that leaves the finite numbers (division by zero, overflow, the
// logarithm of nothing) gives missing, never an infinity; missing operands give missing.
import { quarterOfStep, yearOfStep } from './calendar.ts'
import type { FunctionName } from './functions.ts'
import type { Expression, Operator } from './program.ts'

/** Where a formula is being computed; one object per run, changed in place. */
export interface Frame {
  /** Values of every name: per town [region × steps + step], regional [step]. */
  readonly slots: readonly Float64Array[]
  readonly regions: number
  readonly steps: number
  readonly baseYear: number
  readonly stepsPerYear: 1 | 4
  region: number
  step: number
}

/** A formula made ready to run. */
export type Evaluate = (frame: Frame) => number

/** Where a name's values lie. */
export interface Slot {
  readonly index: number
  readonly regional: boolean
}

function finite(value: number): number {
  return value - value === 0 ? value : NaN
}

const truth = (value: boolean): number => (value ? 1 : 0)

function logical(a: number, b: number, result: boolean): number {
  return a !== a || b !== b ? NaN : truth(result)
}

type Judgement = Exclude<Operator, '+' | '-' | '*' | '/' | '^'>

/** JavaScript says NaN ^ 0 = 1; here missing stays missing. */
function power(a: number, b: number): number {
  return a !== a ? NaN : finite(a ** b)
}

/** What a comparison, 且 or 或 computes: 1, 0 or missing. */
function judge(operator: Judgement, a: number, b: number): number {
  switch (operator) {
    case '=':
      return logical(a, b, a === b)
    case '<>':
      return logical(a, b, a !== b)
    case '<':
      return logical(a, b, a < b)
    case '<=':
      return logical(a, b, a <= b)
    case '>':
      return logical(a, b, a > b)
    case '>=':
      return logical(a, b, a >= b)
    case 'and':
      return logical(a, b, a !== 0 && b !== 0)
    case 'or':
      return logical(a, b, a !== 0 || b !== 0)
  }
}

/** Rounds half away from zero on the 15 significant digits that are shown, as Excel does; `digits` may be negative. */
export function round(value: number, digits: number): number {
  if (value !== value || digits !== digits) return NaN
  const places = Math.trunc(digits)
  if (places > 15) return value
  if (places < -300) return 0
  const scale = 10 ** Math.abs(places)
  const scaled = places < 0 ? Math.abs(value) / scale : Math.abs(value) * scale
  if (scaled > 1e15) return value
  const whole = Math.floor(Number(scaled.toPrecision(15)) + 0.5)
  return Math.sign(value) * (places < 0 ? whole * scale : whole / scale)
}

function interpolate(values: readonly number[]): number {
  const [x = NaN] = values
  if (values.some((value) => value !== value)) return NaN
  const last = values.length - 2
  if (x <= (values[1] ?? NaN)) return values[2] ?? NaN
  for (let i = 3; i <= last; i += 2) {
    const high = values[i] ?? NaN
    if (x > high) continue
    const low = values[i - 2] ?? NaN
    const y = values[i - 1] ?? NaN
    return finite(y + (((values[i + 1] ?? NaN) - y) * (x - low)) / (high - low))
  }
  return values[last + 1] ?? NaN
}

/** Functions that take any number of arguments. */
type Variadic = 'MIN' | 'MAX' | 'INTERPOLATE'
/** Functions that compute with all of their one to three arguments. */
type Fixed = Exclude<FunctionName, Variadic | 'IF' | 'IFERROR'>

const FIXED: Readonly<Record<Fixed, (a: number, b: number, c: number) => number>> = {
  MOD: (a, b) => finite(a - b * Math.floor(a / b)),
  CLAMP: (x, low, high) => Math.min(Math.max(x, low), high),
  ABS: (x) => Math.abs(x),
  INT: (x) => Math.floor(x),
  ROUND: round,
  EXP: (x) => finite(Math.exp(x)),
  LN: (x) => finite(Math.log(x)),
  SQRT: (x) => Math.sqrt(x),
  LOGIT: (x) => finite(Math.log(x / (1 - x))),
  SIGMOID: (x) => 1 / (1 + Math.exp(-x)),
}

const VARIADIC: Readonly<Record<Variadic, (values: readonly number[]) => number>> = {
  MIN: (values) => Math.min(...values),
  MAX: (values) => Math.max(...values),
  INTERPOLATE: interpolate,
}

function isVariadic(name: FunctionName): name is Variadic {
  return Object.hasOwn(VARIADIC, name)
}

const nothing: Evaluate = () => 0

function callOf(name: FunctionName, args: readonly Evaluate[]): Evaluate {
  const [a = nothing, b = nothing, c = nothing] = args
  if (name === 'IF') {
    return (frame) => {
      const condition = a(frame)
      if (condition !== condition) return NaN
      return condition === 0 ? c(frame) : b(frame)
    }
  }
  if (name === 'IFERROR') {
    return (frame) => {
      const value = a(frame)
      return value === value ? value : b(frame)
    }
  }
  if (!isVariadic(name)) {
    const apply = FIXED[name]
    if (args.length === 1) return (frame) => apply(a(frame), 0, 0)
    return (frame) => apply(a(frame), b(frame), c(frame))
  }
  if (args.length === 2 && name === 'MIN') return (frame) => Math.min(a(frame), b(frame))
  if (args.length === 2 && name === 'MAX') return (frame) => Math.max(a(frame), b(frame))
  const apply = VARIADIC[name]
  return (frame) => apply(args.map((arg) => arg(frame)))
}

function binaryOf(operator: Operator, left: Evaluate, right: Evaluate): Evaluate {
  switch (operator) {
    case '+':
      return (frame) => finite(left(frame) + right(frame))
    case '-':
      return (frame) => finite(left(frame) - right(frame))
    case '*':
      return (frame) => finite(left(frame) * right(frame))
    case '/':
      return (frame) => finite(left(frame) / right(frame))
    case '^':
      return (frame) => power(left(frame), right(frame))
    default:
      return (frame) => judge(operator, left(frame), right(frame))
  }
}

function aggregateOf(
  expression: Expression & { kind: 'aggregate' },
  slots: ReadonlyMap<string, Slot>,
): Evaluate {
  const of = prepare(expression.of, slots)
  const weight = expression.weight && prepare(expression.weight, slots)
  const { how } = expression
  return (frame) => {
    const { region } = frame
    let sum = 0
    let weights = 0
    let least = Infinity
    let most = -Infinity
    let missing = false
    for (frame.region = 0; frame.region < frame.regions; frame.region += 1) {
      const value = of(frame)
      const by = weight ? weight(frame) : 1
      missing ||= value !== value || by !== by
      sum += value * by
      weights += by
      least = Math.min(least, value)
      most = Math.max(most, value)
    }
    frame.region = region
    if (missing || frame.regions === 0) return NaN
    if (how === 'min') return least
    if (how === 'max') return most
    return finite(how === 'sum' ? sum : sum / weights)
  }
}

function timeOf(what: 'year' | 'quarter' | 'step' | 'base-year'): Evaluate {
  switch (what) {
    case 'year':
      return (frame) => yearOfStep(frame, frame.step)
    case 'quarter':
      return (frame) => quarterOfStep(frame, frame.step)
    case 'step':
      return (frame) => frame.step
    case 'base-year':
      return (frame) => frame.baseYear
  }
}

function referenceOf(
  { name, lag }: Expression & { kind: 'reference' },
  slots: ReadonlyMap<string, Slot>,
): Evaluate {
  const slot = slots.get(name)
  if (!slot) throw new Error(`no values for ${name}`)
  const { index, regional } = slot
  return (frame) => {
    const step = frame.step - lag
    if (step < 0) return NaN
    return frame.slots[index]?.[regional ? step : frame.region * frame.steps + step] ?? NaN
  }
}

/** Makes an expression ready to run. */
export function prepare(expression: Expression, slots: ReadonlyMap<string, Slot>): Evaluate {
  switch (expression.kind) {
    case 'number': {
      const { value } = expression
      return () => value
    }
    case 'reference':
      return referenceOf(expression, slots)
    case 'time':
      return timeOf(expression.what)
    case 'negate': {
      const of = prepare(expression.of, slots)
      return (frame) => -of(frame)
    }
    case 'not': {
      const of = prepare(expression.of, slots)
      return (frame) => {
        const value = of(frame)
        return value === value ? truth(value === 0) : NaN
      }
    }
    case 'binary':
      return binaryOf(expression.operator, prepare(expression.left, slots), prepare(expression.right, slots))
    case 'call':
      return callOf(
        expression.name,
        expression.args.map((arg) => prepare(arg, slots)),
      )
    case 'aggregate':
      return aggregateOf(expression, slots)
    case 'convert': {
      const { multiply, divide } = expression
      const of = prepare(expression.of, slots)
      return (frame) => finite((of(frame) * multiply) / divide)
    }
  }
}
