import type { Members } from "../convert/fields.ts";

export interface TestHist {
  readonly className: string;
  readonly name?: string;
  readonly title?: string;
  readonly nx: number;
  readonly ny?: number;
  readonly edges?: Float64Array;
  readonly cells: unknown;
  readonly more?: Members;
}

const axis = (n: number, edges?: Float64Array): Members => ({
  fNbins: n,
  fXmin: 0,
  fXmax: n,
  fXbins: edges ?? new Float64Array(),
  fTitle: "",
  fLabels: null,
});

/** A histogram as JSROOT reads it, with axes from 0 to the number of their bins. */
export function histMembers({ className, name = "h", title = "", nx, ny = 1, edges, cells, more }: TestHist): Members {
  return {
    _typename: className,
    fName: name,
    fTitle: title,
    fNcells: className.startsWith("TH2") ? (nx + 2) * (ny + 2) : nx + 2,
    fXaxis: axis(nx, edges),
    fYaxis: axis(ny),
    fEntries: 7,
    fTsumw: 1,
    fTsumw2: 2,
    fTsumwx: 3,
    fTsumwx2: 4,
    fTsumwy: 5,
    fTsumwy2: 6,
    fTsumwxy: 7,
    fMinimum: -1111,
    fMaximum: -1111,
    fOption: "",
    fSumw2: new Float64Array(),
    fArray: cells,
    ...more,
  };
}
