/** Colours of the design in both themes; the pages write the same names as CSS custom properties. */
export interface Theme {
  readonly name: "light" | "dark";
  readonly background: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly line: string;
  readonly strongLine: string;
  readonly selectedRow: string;
  readonly accent: string;
  readonly axis: string;
  readonly grid: string;
  readonly sectorLine: string;
  /** Marks and their words. */
  readonly good: string;
  readonly medium: string;
  readonly bad: string;
  readonly notJudged: string;
  readonly notRead: string;
  /** Cells of a matrix. */
  readonly cells: { readonly good: string; readonly medium: string; readonly bad: string; readonly none: string };
  /** Bands of trends and wanted ranges. */
  readonly bands: { readonly good: string; readonly medium: string };
  readonly seriesA: string;
  readonly seriesB: string;
  /** Fits, medians, targets, and what separates them from what is below. */
  readonly reference: string;
  readonly casing: string;
  /** Of particles, by the labels 1…9 of the PID task. */
  readonly species: readonly string[];
  /** Opacity of the fill below a histogram that is alone. */
  readonly fillOpacity: number;
}

/**
 * Electron, muon, pion, kaon, proton, deuteron, triton, helium-3, alpha. Each has 3:1 and more on the background, and any
 * two are 13 and more apart (CIEDE2000) for all kinds of colour vision: found by search from colours chosen by eye.
 */
const species = {
  light: ["#ce8310", "#17a2b0", "#1e55cb", "#3e8450", "#a81217", "#8f6ef4", "#763b3e", "#33323f", "#8a8a87"],
  dark: ["#ffcd34", "#4df6be", "#5873f7", "#58b658", "#ef418b", "#b59dff", "#a0694c", "#f0eef5", "#7e8f98"],
} as const;

const light: Theme = {
  name: "light",
  background: "#ffffff",
  text: "#1a1d21",
  text2: "#555c66",
  text3: "#626973",
  line: "#dcdfe3",
  strongLine: "#c3c8ce",
  selectedRow: "#e9f0fc",
  accent: "#1556c0",
  axis: "#3b4149",
  grid: "#eceef0",
  sectorLine: "#c9ced5",
  good: "#0b7a68",
  medium: "#a85400",
  bad: "#c2151b",
  notJudged: "#626973",
  notRead: "#c2151b",
  cells: { good: "#dcebe7", medium: "#f0a028", bad: "#c2151b", none: "#eef0f2" },
  bands: { good: "#dcebe7", medium: "#fbe9cf" },
  seriesA: "#1f5fd0",
  seriesB: "#b85200",
  reference: "#1a1d21",
  casing: "#ffffff",
  species: species.light,
  fillOpacity: 0.12,
};

const dark: Theme = {
  name: "dark",
  background: "#121417",
  text: "#e7e9ec",
  text2: "#a9b0ba",
  text3: "#8d959f",
  line: "#2c3138",
  strongLine: "#454c55",
  selectedRow: "#1b2a45",
  accent: "#86b0ff",
  axis: "#b6bcc5",
  grid: "#22262b",
  sectorLine: "#434a53",
  good: "#45c2a5",
  medium: "#f2a03d",
  bad: "#ff7169",
  notJudged: "#8d959f",
  notRead: "#ff7169",
  cells: { good: "#1d3a35", medium: "#d98a1f", bad: "#ff5a52", none: "#1e2227" },
  bands: { good: "#17302b", medium: "#3a2b14" },
  seriesA: "#7aa8ff",
  seriesB: "#ff9a4a",
  reference: "#f2f3f5",
  casing: "#0a0b0d",
  species: species.dark,
  fillOpacity: 0.15,
};

export const themes: { readonly light: Theme; readonly dark: Theme } = { light, dark };

export const fontFamily = "Inter, system-ui, sans-serif";
