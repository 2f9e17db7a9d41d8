/**
 * Largest deviation between numbers got and wanted: relative, absolute below 1; 0 where both do not exist
 * (NaN, infinite or `null`), infinite where one does not, or where they are not as many.
 */
export function worstDeviation(got: ArrayLike<number | undefined>, wanted: ArrayLike<number | null>): number {
  if (got.length !== wanted.length) return Infinity;
  let worst = 0;
  for (let i = 0; i < wanted.length; i++) {
    const [a, b] = [got[i], wanted[i]];
    const [hasA, hasB] = [a !== undefined && Number.isFinite(a), b !== null && Number.isFinite(b)];
    if (hasA !== hasB) return Infinity;
    if (!hasA || !hasB || a === b) continue;
    worst = Math.max(worst, Math.abs(a! - b!) / Math.max(1, Math.abs(b!)));
  }
  return worst;
}
