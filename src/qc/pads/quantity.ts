import type { Side } from "./geometry.ts";

/** What is stored of every pad, by the names it is stored under; in the order of the report. */
export const padQuantities = ["N_Clusters", "Q_Max", "Q_Tot", "Time_Bin", "Sigma_Pad", "Sigma_Time"] as const;
export type PadQuantityName = (typeof padQuantities)[number];

/** Quantity that counts; all others are means per cluster, and have no value in pads without clusters. */
export const isCount = (quantity: PadQuantityName): boolean => quantity === "N_Clusters";

/** "N Clusters", as in stored titles. */
export const quantityTitle = (quantity: PadQuantityName): string => quantity.replaceAll("_", " ");

/** How maps in φ and r of extracted files name the quantities. */
const shortNames: Readonly<Record<PadQuantityName, string>> = {
  N_Clusters: "nClusters",
  Q_Max: "qMax",
  Q_Tot: "qTot",
  Sigma_Time: "SigmaTime",
  Sigma_Pad: "SigmaPad",
  Time_Bin: "TimeBin",
};

/** "nClusters (A-Side)". */
export const rphiTitle = (quantity: PadQuantityName, side: Side): string => `${shortNames[quantity]} (${side}-Side)`;

const rocNumber = (roc: number): string => String(roc).padStart(2, "0");

/** Names of the objects that an extracted file has of a quantity, and of the histograms in its canvases. */
export const storedNames = {
  /** Canvas: maps in x and y and distributions of both sides. */
  sides: (quantity: PadQuantityName) => `c_${quantity}`,
  xyMap: (quantity: PadQuantityName, side: Side) => `h_${side}side_2D_${quantity}`,
  distribution: (quantity: PadQuantityName, side: Side) => `h_${side}side_1D_${quantity}`,
  /** Canvas: the distribution of each chamber that is not empty. */
  chambers: (quantity: PadQuantityName) => `c_ROCs_${quantity}_1D`,
  chamber: (quantity: PadQuantityName, roc: number) => `h1_${quantity}_${rocNumber(roc)}`,
  /** Canvas: the values of all pads of each chamber that is not empty, pad against row. */
  values: (quantity: PadQuantityName) => `c_ROCs_${quantity}_2D`,
  chamberValues: (quantity: PadQuantityName, roc: number) => `h_${quantity}_ROC_${rocNumber(roc)}`,
  rphi: (quantity: PadQuantityName, side: Side) => `h2DRPhi${shortNames[quantity]}${side}side`,
} as const;

/** Objects of an extracted file that tell of a quantity. */
export const storedObjects = (quantity: PadQuantityName): readonly string[] => [
  storedNames.sides(quantity),
  storedNames.chambers(quantity),
  storedNames.values(quantity),
  storedNames.rphi(quantity, "A"),
  storedNames.rphi(quantity, "C"),
];
