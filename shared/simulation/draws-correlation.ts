// Correlations between assumptions: a Gaussian copula. A stated matrix that no numbers can have is made one that they can.

/** A square matrix by rows. */
type Matrix = readonly (readonly number[])[]

/** How a matrix of correlations is made of independent normals, and how far it had to be moved for that. */
export interface Mixing {
  /** Lower triangle: z = lower · n. */
  readonly lower: Matrix
  /** Largest change of a stated correlation; 0 if all could be kept. */
  readonly moved: number
}

const LEAST_PIVOT = 1e-12
const LEAST_EIGENVALUE = 1e-9
const SWEEPS = 60

function at(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? 0
}

function make(size: number, entry: (row: number, column: number) => number): number[][] {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => entry(row, column)),
  )
}

/** Lower triangle L with L·Lᵀ = the matrix; null if there is none. A pivot of 0 leaves its column empty. */
function cholesky(matrix: Matrix): Matrix | null {
  const size = matrix.length
  const lower = make(size, () => 0)
  for (let column = 0; column < size; column += 1) {
    for (let row = column; row < size; row += 1) {
      let rest = at(matrix, row, column)
      for (let k = 0; k < column; k += 1) rest -= at(lower, row, k) * at(lower, column, k)
      const target = lower[row] ?? []
      const pivot = at(lower, column, column)
      if (row !== column) {
        if (pivot === 0 && Math.abs(rest) > 1e-7) return null
        target[column] = pivot === 0 ? 0 : rest / pivot
      } else if (rest < -LEAST_PIVOT) return null
      else target[column] = rest < LEAST_PIVOT ? 0 : Math.sqrt(rest)
    }
  }
  return lower
}

/** Eigenvalues and eigenvectors (in columns) of a symmetric matrix by Jacobi rotations. */
function eigen(matrix: Matrix): { values: number[]; vectors: number[][] } {
  const size = matrix.length
  const a = make(size, (row, column) => at(matrix, row, column))
  const vectors = make(size, (row, column) => (row === column ? 1 : 0))
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let off = 0
    for (let p = 0; p < size; p += 1)
      for (let q = p + 1; q < size; q += 1) {
        off += at(a, p, q) ** 2
        rotate(a, vectors, p, q)
      }
    if (off < 1e-24) break
  }
  return { values: a.map((row, i) => row[i] ?? 0), vectors }
}

function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const apq = at(a, p, q)
  if (apq === 0) return
  const theta = (at(a, q, q) - at(a, p, p)) / (2 * apq)
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (const row of a) turn(row, p, q, c, s)
  const [rowP, rowQ] = [a[p] ?? [], a[q] ?? []]
  for (let k = 0; k < rowP.length; k += 1) {
    const [x, y] = [rowP[k] ?? 0, rowQ[k] ?? 0]
    rowP[k] = c * x - s * y
    rowQ[k] = s * x + c * y
  }
  for (const row of vectors) turn(row, p, q, c, s)
}

function turn(row: number[], p: number, q: number, c: number, s: number): void {
  const [x, y] = [row[p] ?? 0, row[q] ?? 0]
  row[p] = c * x - s * y
  row[q] = s * x + c * y
}

/** Negative eigenvalues cut off, and the diagonal brought back to 1. */
function repaired(matrix: Matrix): Matrix {
  const { values, vectors } = eigen(matrix)
  const kept = values.map((value) => Math.max(value, LEAST_EIGENVALUE))
  const size = matrix.length
  const product = make(size, (row, column) =>
    kept.reduce((sum, value, k) => sum + at(vectors, row, k) * value * at(vectors, column, k), 0),
  )
  return make(size, (row, column) =>
    row === column
      ? 1
      : at(product, row, column) / Math.sqrt(at(product, row, row) * at(product, column, column)),
  )
}

/** Finds the mixing of a symmetric matrix with ones on its diagonal. */
export function mixing(matrix: Matrix): Mixing {
  const exact = cholesky(matrix)
  if (exact) return { lower: exact, moved: 0 }
  const mended = repaired(matrix)
  const lower = cholesky(mended)
  if (!lower) throw new Error('a repaired matrix has no root')
  const moved = Math.max(
    ...matrix.flatMap((row, i) => row.map((entry, j) => Math.abs(entry - at(mended, i, j)))),
  )
  return { lower, moved }
}

/** How much of each stream of normals the towns share, and how far a stated correlation of towns is missed. */
export interface TownShares {
  readonly shares: readonly number[]
  readonly moved: number
}

/**
 * Shares of streams that give each of the mixed normals its correlation between towns: that of row i is the sum of
 * lower² · share over its streams. A row that states none takes what follows from its relatives.
 */
export function sharesOfTowns(stated: readonly number[], lower: Matrix): TownShares {
  const shares: number[] = []
  let moved = 0
  for (const [i, wanted] of stated.entries()) {
    const given = shares.reduce((sum, share, k) => sum + at(lower, i, k) ** 2 * share, 0)
    const own = at(lower, i, i) ** 2
    const share = own === 0 ? 0 : Math.min(Math.max((wanted - given) / own, 0), 1)
    // All or nothing exactly, so that what all towns share is one stream.
    shares.push(wanted === 1 || share > 1 - 1e-12 ? 1 : share < 1e-12 ? 0 : share)
    if (wanted > 0) moved = Math.max(moved, Math.abs(given + own * (shares[i] ?? 0) - wanted))
  }
  return { shares, moved: moved < 1e-9 ? 0 : moved }
}
