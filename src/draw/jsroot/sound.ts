/** Axes longer and contents larger than this leave no room for what is computed of them. */
export const widest = 1e300;

/** An object that JSROOT has parsed: nothing is known of its members. */
export type Members = Record<string, unknown>;

/** More bins than this, without flow, take seconds to draw; functions are computed at no more points. */
export const limits = {
  cells: 1_000_000,
  points: 1_000_000,
  functionPoints: 10_000,
  surfacePoints: 1000,
  contours: 1000,
} as const;

/**
 * Why an object cannot be drawn; `undefined` where nothing is wrong. JSROOT believes what it says of its sizes: a map of
 * 40 000 × 40 000 bins without contents takes minutes.
 */
export function flawOf(object: Members, className: string): string | undefined {
  if (/^(TH[12]|TProfile)/.test(className)) return flawOfHistogram(object, /^(TH2|TProfile2D)/.test(className) ? 2 : 1);
  if (/^(TGraph|TCutG|TPolyLine|TPolyMarker)/.test(className))
    return flawOfPoints(object, /^(TGraph|TCutG)/.test(className));
  return undefined;
}

function flawOfHistogram(object: Members, dimensions: 1 | 2): string | undefined {
  const axes = [object["fXaxis"], object["fYaxis"]].slice(0, dimensions);
  let [inside, cells] = [1, 1];
  for (const axis of axes) {
    const bins = isMembers(axis) ? binsOf(axis) : undefined;
    if (bins === undefined) return "its axes are none";
    inside *= bins;
    cells *= bins + 2;
  }
  if (inside > limits.cells) return `it has ${inside} bins, and at most ${limits.cells} are drawn so`;
  if (object["fNcells"] !== cells || lengthOf(object["fArray"]) !== cells)
    return "its bins and its contents do not fit";
  for (const name of ["fSumw2", "fBinEntries", "fBinSumw2"]) {
    const length = lengthOf(object[name]) ?? 0;
    if (length !== 0 && length !== cells) return "its bins and its errors do not fit";
  }
  if ((lengthOf(object["fContour"]) ?? 0) > limits.contours) return "it has too many contours";
  return undefined;
}

/** Number of bins of an axis that can be one. */
function binsOf({ fNbins, fXmin, fXmax, fXbins }: Members): number | undefined {
  if (typeof fNbins !== "number" || !Number.isInteger(fNbins) || fNbins < 1) return undefined;
  if (typeof fXmin !== "number" || typeof fXmax !== "number" || !(fXmax > fXmin && fXmax - fXmin < widest))
    return undefined;
  const edges = arrayOf(fXbins);
  if (edges === undefined || edges.length === 0) return fNbins;
  if (edges.length !== fNbins + 1) return undefined;
  const rising = Array.from(edges).every((edge, i) => Number.isFinite(edge) && (i === 0 || edge > edges[i - 1]!));
  return rising ? fNbins : undefined;
}

function flawOfPoints(object: Members, isGraph: boolean): string | undefined {
  const count = isGraph ? object["fNpoints"] : object["fN"];
  if (typeof count !== "number" || !Number.isInteger(count) || count < -1) return "it has no number of points";
  if (count > limits.points) return `it has ${count} points, and at most ${limits.points} are drawn so`;
  const columns = Object.keys(object).filter((name) => /^f([XY]|E[XY]\w*)$/.test(name));
  const lengths = columns.map((name) => lengthOf(object[name]));
  // JSON has no NaN and no infinity: they have become `null`, which would be drawn as 0.
  const isNumber = (each: unknown): boolean => typeof each === "number";
  if (columns.some((name) => !Array.from(arrayOf(object[name]) ?? []).every(isNumber)))
    return "some of its points are no numbers";
  const wrong = lengths.some((length) => length !== undefined && length < count);
  return wrong || lengthOf(object["fX"]) === undefined || lengthOf(object["fY"]) === undefined
    ? "its points are incomplete"
    : undefined;
}

export const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

const lengthOf = (value: unknown): number | undefined => {
  const array = arrayOf(value) ?? (isMembers(value) ? arrayOf(value["fArray"]) : undefined);
  return array?.length;
};
const arrayOf = (value: unknown): ArrayLike<number> | undefined =>
  Array.isArray(value) || ArrayBuffer.isView(value) ? (value as unknown as ArrayLike<number>) : undefined;
