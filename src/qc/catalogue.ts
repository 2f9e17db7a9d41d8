import { formatObject, parseObject, taskObject } from "./object-path.ts";
import type { TaskName } from "./run-file.ts";

/** Read-out regions that the PID task histograms separately, the whole first. */
export const regions = ["TPC", "IROC", "OROC1", "OROC2", "OROC3"] as const;

const each = (prefixes: readonly string[], suffixes: readonly string[]): readonly string[] =>
  prefixes.flatMap((prefix) => suffixes.map((suffix) => prefix + suffix));

const byRegion = (prefixes: readonly string[]): readonly string[] => each(prefixes, regions);

/**
 * Objects that the tasks write, by name, and what an entry of them is. Files hold others too, and lack some of these:
 * names and binnings changed over the years.
 */
const known: readonly { readonly task: TaskName; readonly noun: string; readonly names: readonly string[] }[] = [
  {
    task: "Tracks",
    noun: "tracks",
    names: [
      each(["hNClusters"], ["BeforeCuts", "AfterCuts"]),
      each(["hEta", "hPt", "h2DEtaPhi"], ["", "BeforeCuts"]),
      ["hPhiAside", "hPhiCside", "hSign", "hQOverPt"],
      each(["h2DNClusters"], ["Eta", "EtaBeforeCuts", "PhiAside", "PhiCside", "Pt", "PtBeforeCuts"]),
      each(["hDCAr_A_", "hDCAr_C_", "hDCArVsEta", "hDCArVsNCls"], ["Pos", "Neg", "Pos_pTmin", "Neg_pTmin"]),
      each(["hDCArVsPt", "hEta", "hPt", "hEtaVsPt"], ["Pos", "Neg"]),
    ].flat(),
  },
  {
    task: "PID",
    noun: "tracks",
    names: [
      ["hNClsPID", "hNClsSubPID", "hdEdxVsTgl", "hdEdxTotVspBeforeCuts", "hdEdxMaxVspBeforeCuts"],
      byRegion(each(["hdEdxTotMIP", "hdEdxMaxMIP"], ["_", "VsSec_", "VsNcl_", "VsTgl_", "VsSnp_"])),
      byRegion(["hdEdxTotVsP_", "hdEdxMaxVsP_", "hdEdxVspHypoPos_", "hdEdxVspHypoNeg_"]),
      byRegion(["hMIPNclVsTgl_", "hMIPNclVsTglSub_"]),
      ["hdEdxTotVsP_Pos_TPC", "hdEdxTotVsP_Neg_TPC", "CdEdxPIDHypothesisVsp"],
    ].flat(),
  },
  { task: "TrackClusters", noun: "tracks", names: ["crossedRows", "sharedClusters", "foundClusters"] },
  { task: "Clusters", noun: "pads", names: ["ClusterData"] },
];

const nouns = new Map(
  known.flatMap(({ task, noun, names }) => names.map((name) => [formatObject(taskObject(task, name)), noun] as const)),
);

/** Names of the objects that a task usually writes, for files that do not tell before each is read. */
export const usualNames = (task: TaskName): readonly string[] =>
  known.find((each) => each.task === task)?.names.toSorted() ?? [];

/** What an entry of an object is ("tracks"), whichever window it is of; `undefined` for one that is not known. */
export function nounOf(object: string): string | undefined {
  const at = parseObject(object);
  return at?.group.kind === "task" ? nouns.get(formatObject(taskObject(at.group.task, at.name))) : undefined;
}
