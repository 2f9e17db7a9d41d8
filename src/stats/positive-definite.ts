/** A smallest eigenvalue below this share of the largest is none. */
const least = 1e-6;
/** Share of the largest eigenvalue that the smallest is raised to. */
const raised = 1e-3;

/**
 * A symmetric matrix (n·n, row by row) made positive definite: of its correlations (each cell over the root of the two
 * on the diagonal) the same is added to all on the diagonal, until the smallest eigenvalue is a thousandth of the largest.
 * Before, where a diagonal cell is not positive, the same is added to all so that the smallest is ½.
 *
 * @returns the matrix itself where it is positive definite.
 * Source: MINUIT Reference Manual, CERN D506, "forced positive definite".
 */
export function positiveDefinite(matrix: Float64Array<ArrayBuffer>, n: number): Float64Array<ArrayBuffer> {
  const diagonal = Float64Array.from({ length: n }, (_, i) => matrix[i * n + i]!);
  const lowest = Math.min(...diagonal);
  const lifted = lowest > 0 ? 0 : 0.5 + least - lowest;
  const scales = diagonal.map((each) => Math.sqrt(each + lifted));
  const correlations = matrix.map((each, cell) => {
    const [row, column] = [Math.floor(cell / n), cell % n];
    return row === column ? 1 : each / (scales[row]! * scales[column]!);
  });
  const values = eigenvalues(correlations, n);
  const [smallest, largest] = [Math.min(...values), Math.max(...values, 1)];
  const isPositive = smallest > least * largest;
  if (lifted === 0 && isPositive) return matrix;
  const more = isPositive ? 0 : raised * largest - smallest;
  return matrix.map((each, cell) => (cell % (n + 1) === 0 ? (each + lifted) * (1 + more) : each));
}

/**
 * Eigenvalues of a symmetric matrix (n·n), by Jacobi's rotations.
 * Source: C. G. J. Jacobi, J. reine angew. Math. 30 (1846) 51; G. H. Golub & C. F. Van Loan, Matrix Computations, 8.5.
 */
function eigenvalues(matrix: Float64Array, n: number): Float64Array {
  const a = matrix.slice();
  for (let sweep = 0; sweep < 50; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const cell = a[p * n + q]!;
        off += Math.abs(cell);
        if (cell !== 0) rotate(a, n, p, q);
      }
    }
    if (!(off > 1e-14)) break;
  }
  return Float64Array.from({ length: n }, (_, i) => a[i * n + i]!);
}

function rotate(a: Float64Array, n: number, p: number, q: number): void {
  const tau = (a[q * n + q]! - a[p * n + p]!) / (2 * a[p * n + q]!);
  const t = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[k * n + p]!, a[k * n + q]!];
    [a[k * n + p], a[k * n + q]] = [c * x - s * y, s * x + c * y];
  }
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[p * n + k]!, a[q * n + k]!];
    [a[p * n + k], a[q * n + k]] = [c * x - s * y, s * x + c * y];
  }
}
