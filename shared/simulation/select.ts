/** So few values are sorted rather than parted. */
const FEW = 24
/** So many partings of ordinary draws bring any rank into a few values; draws that need more are sorted. */
const MOST_PARTINGS = 48

/**
 * Brings the value that sorting from … to − 1 would put at `at` there, with none greater before it and none less after it.
 * Parts in three by a middle value (Hoare's quickselect), so that a figure that has one value in many draws, such as a
 * limit, costs no more than any other. No value may be NaN.
 */
export function select(values: Float64Array, from: number, to: number, at: number): void {
  let [low, high] = [from, to]
  for (let parting = 0; high - low > FEW; parting += 1) {
    if (parting === MOST_PARTINGS) {
      values.subarray(low, high).sort()
      return
    }
    const pivot = middle(
      values[low] as number,
      values[(low + high) >> 1] as number,
      values[high - 1] as number,
    )
    let [less, next, more] = [low, low, high]
    while (next < more) {
      const value = values[next] as number
      if (value < pivot) {
        values[next] = values[less] as number
        values[less] = value
        less += 1
        next += 1
      } else if (value > pivot) {
        more -= 1
        values[next] = values[more] as number
        values[more] = value
      } else next += 1
    }
    // less … more − 1 all equal the pivot.
    if (at >= less && at < more) return
    if (at < less) high = less
    else low = more
  }
  insert(values, low, high)
}

function middle(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}

/** Sorts a few values by insertion. */
function insert(values: Float64Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i += 1) {
    const value = values[i] as number
    let place = i
    for (; place > from && (values[place - 1] as number) > value; place -= 1)
      values[place] = values[place - 1] as number
    values[place] = value
  }
}
