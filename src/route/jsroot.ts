import { formatObject } from "../qc/object-path.ts";
import { taskNames, type TaskName } from "../qc/run-file.ts";
import { readSourceUrl, type Base } from "./hosts.ts";
import { plainView, type ParsedRoute, type RunPlace } from "./route.ts";

const extracted: Readonly<Record<string, TaskName>> = {
  TracksQC: "Tracks",
  PIDQC: "PID",
  TrackClustersQC: "TrackClusters",
  ClusterQC: "Clusters",
};

/**
 * A link in JSROOT's form, `?file=URL&item=PATH;CYCLE&opt=colz,logy`, as one of ours; `undefined` where it is none.
 * The item becomes an object, the log options its view; what has no counterpart is dropped and said.
 */
export function fromJsroot(search: string, base: Base): ParsedRoute | undefined {
  const query = new URLSearchParams(search);
  const file = query.get("file");
  if (file === null) return undefined;
  const source = readSourceUrl(file.replace(/[+\-^]$/, ""), base);
  if (!source.ok)
    return { route: { page: "start" }, dropped: [`an address this page cannot open: ${file.slice(0, 200)}`] };
  const place: RunPlace = {
    source: { kind: "url", url: source.value },
    identity: undefined,
    run: undefined,
    rule: "robust",
    release: undefined,
    palette: "bird",
  };
  const item = query.get("item");
  const report = { page: "run", section: undefined, panel: undefined, ...place } as const;
  if (item === null) return { route: report, dropped: [] };
  const object = objectOf(item);
  if (object === undefined)
    return { route: report, dropped: [`the object ${item.slice(0, 200)}, which is none of the TPC's`] };
  const log = (["x", "y", "z"] as const).filter((axis) => (query.get("opt") ?? "").includes(`log${axis}`));
  const view = log.length === 0 ? plainView : { ...plainView, log };
  return { route: { page: "object", object, view, ...place }, dropped: [] };
}

/** "int/TPC/Tracks/hEta", "TPC/Tracks/hEta", "Tracks/hEta", "TracksQC/hEta;1", "mw/TPC/Tracks/1722475800000/hEta". */
function objectOf(item: string): string | undefined {
  const parts = item
    .replace(/;\d+$/, "")
    .split("/")
    .filter((part) => part !== "");
  const name = parts.pop();
  const last = parts.at(-1);
  const window = last !== undefined && /^\d{1,15}$/.test(last) && parts[0] === "mw" ? Number(parts.pop()) : undefined;
  const folder = parts.pop();
  if (name === undefined || folder === undefined) return undefined;
  const task = taskNames.find((each) => each === folder) ?? extracted[folder];
  return task === undefined ? undefined : formatObject({ task, name, window });
}
