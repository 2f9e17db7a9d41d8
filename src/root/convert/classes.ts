export const collectionClass = "o2::quality_control::core::MonitorObjectCollection";
export const monitorObjectClass = "o2::quality_control::core::MonitorObject";
export const clustersClass = "o2::quality_control_modules::tpc::ClustersData";

const histogramClass = /^(TH[12][CSILFD]|TProfile)$/;
const graphClass = /^TGraph(|Errors|AsymmErrors)$/;
const partsClass = /^(TH3[CSILFD]|TProfile2D|THStack|TMultiGraph|TEfficiency)$/;
/** Of numbers and bool as ROOT writes them. */
const wordsClass = /^(TObjString|TNamed|TVectorT<(double|float)>|TParameter<(double|float|int|long|Long64_t|bool)>)$/;
const treeClass = /^T(Tree|NtupleD?)$/;
const groups = new Set([collectionClass, "TObjArray", "TList", "THashList"]);
const singles = new Set([monitorObjectClass, clustersClass, "TCanvas"]);

export const isHistogramClass = (className: string): boolean => histogramClass.test(className);
export const isGraphClass = (className: string): boolean => graphClass.test(className);

/** Shown by what is made of it or held in it; a canvas, which holds anything, apart. */
export const isPartsClass = (className: string): boolean => partsClass.test(className);
/** Told in words: what has one value, and vectors. */
export const isWordsClass = (className: string): boolean => wordsClass.test(className);
export const isTreeClass = (className: string): boolean => treeClass.test(className);

/** Keys of these classes hold many objects. */
export const isGroupClass = (className: string): boolean => groups.has(className);

/** Whether anything can be made of a key of this class; others are not even fetched. */
export const isKnownClass = (className: string): boolean =>
  isGroupClass(className) ||
  singles.has(className) ||
  [isHistogramClass, isGraphClass, isPartsClass, isTreeClass, isWordsClass].some((is) => is(className));

export const isDirectoryClass = (className: string): boolean => /^TDirectory(File)?$/.test(className);

/** What can be listed of a key of this class: keys, objects, the parts of one, branches, words; or nothing can be made of it. */
export function contentOf(
  className: string,
): "keys" | "objects" | "parts" | "branches" | "words" | "nothing" | "unknown" {
  if (isDirectoryClass(className)) return "keys";
  if (isGroupClass(className)) return "objects";
  if (className === "TCanvas" || isPartsClass(className)) return "parts";
  if (isTreeClass(className)) return "branches";
  if (isWordsClass(className)) return "words";
  return isKnownClass(className) ? "nothing" : "unknown";
}
