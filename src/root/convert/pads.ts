import type { PadMaps, PadQuantity } from "../../hist/pads.ts";
import { Damage } from "../damage.ts";
import { isMembers, listOf, membersOf, numberOf, textOf, type Members } from "./fields.ts";

/** As stored, in this order (`o2::tpc::qc::Clusters`). */
const quantities = ["mNClusters", "mQMax", "mQTot", "mSigmaTime", "mSigmaPad", "mTimeBin"];
const rocCount = 72;
/** Chambers 0–35 are inner ones. */
const innerCount = 36;
const innerPads = 5280;
const outerPads = 9280;

/** `ClustersData`: six values per pad of the whole TPC. */
export function toPads(object: Members): PadMaps {
  const clusters = membersOf(object, "mClusters");
  return {
    name: textOf(object, "mName"),
    quantities: quantities.map((member) => toQuantity(membersOf(clusters, member))),
    processedTimeFrames: numberOf(clusters, "mProcessedTFs"),
    normalized: clusters["mIsNormalized"] === true,
  };
}

/** `CalDet<float>`: its arrays say which chamber they are; their order is not relied on. */
function toQuantity(calDet: Members): PadQuantity {
  const rocs: (Float32Array | undefined)[] = Array.from({ length: rocCount });
  for (const array of listOf(calDet["mData"]) ?? []) {
    if (!isMembers(array)) throw new Damage("a pad array that was not read");
    const roc = rocOf(array);
    const values = array["mData"];
    if (!(values instanceof Float32Array)) throw new Damage(`pads of chamber ${roc} are no numbers`);
    const pads = roc < innerCount ? innerPads : outerPads;
    if (values.length !== pads) throw new Damage(`${values.length} pads of ${pads} in chamber ${roc}`);
    if (rocs[roc] !== undefined) throw new Damage(`two arrays of chamber ${roc}`);
    rocs[roc] = values;
  }
  const missing = rocs.indexOf(undefined);
  if (missing >= 0) throw new Damage(`no pads of chamber ${missing}`);
  return { name: textOf(calDet, "mName"), rocs: rocs as Float32Array[] };
}

function rocOf(array: Members): number {
  // One byte on file; before ROOT 6.36 the other three are stray memory.
  const subset = numberOf(array, "mPadSubset") & 0xff;
  if (subset !== 0) throw new Damage("pads that are not stored by chamber");
  const stored = numberOf(array, "mPadSubsetNumber");
  const named = /_ROC_(\d+)$/.exec(textOf(array, "mName"))?.[1];
  if (!(stored >= 0 && stored < rocCount)) throw new Damage(`pads of chamber ${stored}`);
  if (named !== undefined && Number(named) !== stored) throw new Damage(`pads of chamber ${stored} named ${named}`);
  return stored;
}
