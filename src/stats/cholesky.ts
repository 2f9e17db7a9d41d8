/**
 * Lower triangle L of a symmetric matrix A = L·Lᵀ, row by row, n·n.
 *
 * @returns `undefined` where A is not positive definite (or its smallest direction is lost to rounding).
 */
export function cholesky(matrix: Float64Array, n: number): Float64Array | undefined {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!;
      if (i !== j) lower[i * n + j] = sum / lower[j * n + j]!;
      else if (sum > 1e-14 * matrix[i * n + i]!) lower[i * n + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
}

/** x of A·x = b, with L of `cholesky(A)`. */
export function solveCholesky(lower: Float64Array, b: ArrayLike<number>, n: number): Float64Array {
  const x = Float64Array.from({ length: n }, (_, i) => b[i]!);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i * n + k]! * x[k]!;
    x[i]! /= lower[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower[k * n + i]! * x[k]!;
    x[i]! /= lower[i * n + i]!;
  }
  return x;
}

/** Diagonal of A⁻¹, with L of `cholesky(A)`: variances, where A is half the matrix of second derivatives of χ². */
export function inverseDiagonal(lower: Float64Array, n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    const unit = new Float64Array(n);
    unit[i] = 1;
    return solveCholesky(lower, unit, n)[i]!;
  });
}

/** A⁻¹, with L of `cholesky(A)`. */
export function inverse(lower: Float64Array, n: number): Float64Array {
  const all = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const unit = new Float64Array(n);
    unit[i] = 1;
    all.set(solveCholesky(lower, unit, n), i * n);
  }
  return all;
}
