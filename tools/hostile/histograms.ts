import type { Thing } from "./objects.ts";

const line = { fLineColor: 602, fLineStyle: 1, fLineWidth: 1, fFillColor: 0, fFillStyle: 1001 };
const marker = { fMarkerColor: 1, fMarkerStyle: 1, fMarkerSize: 1 };

export interface AxisOptions {
  readonly bins: number;
  readonly lo: number;
  readonly hi: number;
  readonly title?: string;
  readonly labels?: readonly string[];
}

const axis = (name: string, { bins, lo, hi, title = "", labels }: AxisOptions): object => ({
  fName: name,
  fTitle: title,
  fNdivisions: 510,
  fLabelFont: 42,
  fTitleFont: 42,
  fLabelSize: 0.035,
  fTitleSize: 0.035,
  fTickLength: 0.03,
  fTitleOffset: 1,
  fAxisColor: 1,
  fLabelColor: 1,
  fTitleColor: 1,
  fNbins: bins,
  fXmin: lo,
  fXmax: hi,
  fLabels:
    labels === undefined
      ? undefined
      : {
          class: "THashList",
          arr: labels.map((fString, i) => ({ class: "TObjString", fUniqueID: i + 1, fString })),
        },
});

export interface HistOptions {
  readonly class?: "TH1F" | "TH2F" | "TH3F" | "TProfile";
  readonly name: string;
  readonly title?: string;
  readonly x: AxisOptions;
  readonly y?: AxisOptions;
  readonly z?: AxisOptions;
  readonly functions?: readonly Thing[];
  /** Contents of all cells, flow included. */
  readonly cells?: readonly number[];
  /** Members that are to say something else. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A histogram as QC writes it, every cell filled by a rule that needs no random numbers. */
export function hist({
  class: className = "TH1F",
  name,
  title = "",
  x,
  y,
  z,
  functions,
  cells,
  more,
}: HistOptions): Thing {
  const flat = { bins: 1, lo: 0, hi: 1 };
  const dimensions = className === "TH3F" ? 3 : className === "TH2F" ? 2 : 1;
  const count = [x, y ?? flat, z ?? flat].slice(0, dimensions).reduce((cells, { bins }) => cells * (bins + 2), 1);
  const values = cells ?? Array.from({ length: Math.max(0, Math.min(count, 1e5)) }, (_, i) => 100 + ((i * 37) % 41));
  const total = values.reduce((sum, each) => sum + each, 0);
  const profile = className === "TProfile" ? { fSumw2: values.map((each) => each * 2), fBinEntries: values } : {};
  return {
    class: className,
    fName: name,
    fTitle: title,
    ...line,
    ...marker,
    fNcells: count,
    fXaxis: axis("xaxis", x),
    fYaxis: axis("yaxis", y ?? flat),
    fZaxis: axis("zaxis", z ?? flat),
    fBarWidth: 1000,
    fEntries: total,
    fTsumw: total,
    fTsumw2: total,
    fTsumwx: total / 2,
    fTsumwx2: total,
    fMaximum: -1111,
    fMinimum: -1111,
    fFunctions: { class: "TList", arr: functions ?? [] },
    fStatOverflows: 2,
    fScalefactor: 1,
    fArray: values,
    ...profile,
    ...more,
  };
}

/** A canvas (or, as class TPad, a pad) with what is drawn in it. */
export const canvas = (name: string, primitives: readonly Thing[], className = "TCanvas"): Thing => ({
  class: className,
  fName: name,
  fTitle: name,
  ...line,
  fX2: 1,
  fY2: 1,
  fXUpNDC: 1,
  fYUpNDC: 1,
  fWNDC: 1,
  fHNDC: 1,
  fAbsWNDC: 1,
  fAbsHNDC: 1,
  fUxmax: 1,
  fUymax: 1,
  fLeftMargin: 0.1,
  fRightMargin: 0.1,
  fBottomMargin: 0.1,
  fTopMargin: 0.1,
  fEditable: true,
  fPrimitives: { class: "TList", arr: primitives },
});

/** A function whose formula is the given text. */
export const formula = (name: string, text: string, more: Readonly<Record<string, unknown>> = {}): Thing => ({
  class: "TF1",
  fName: name,
  fTitle: text,
  ...line,
  ...marker,
  fXmin: 0,
  fXmax: 10,
  fNdim: 1,
  fNpx: 100,
  fMaximum: -1111,
  fMinimum: -1111,
  fFormula: { class: "TFormula", fName: name, fTitle: text, fNdim: 1, fFormula: text },
  ...more,
});

export interface ActivityOptions {
  readonly run: number;
  readonly period?: string;
  readonly pass?: string;
  readonly beam?: string;
}

/** A collection of QC: every object held by a monitor object that says of which run it is. */
export function collection(task: string, objects: readonly Thing[], activity: ActivityOptions): Thing {
  const { run, period = "LHC24zz", pass = "apass2", beam = "PROTON-PROTON" } = activity;
  return {
    class: "o2::quality_control::core::MonitorObjectCollection",
    arr: objects.map((mObject) => ({
      class: "o2::quality_control::core::MonitorObject",
      mObject,
      mTaskName: task,
      mTaskClass: `o2::quality_control_modules::tpc::${task}`,
      mDetectorName: "TPC",
      mActivity: {
        mId: run,
        mType: "PHYSICS",
        mPeriodName: period,
        mPassName: pass,
        mProvenance: "qc_async",
        mBeamType: beam,
        mPartitionName: "physics_1",
        mFillNumber: 9876,
      },
    })),
    mDetector: "TPC",
    mTaskName: task,
  };
}
