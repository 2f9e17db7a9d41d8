import { statSync } from "node:fs";
import { join } from "node:path";
import type { StaticServer } from "../serve/static-server.ts";

/** A folder of runs below the folder of a server. */
export interface ServedRuns {
  readonly server: StaticServer;
  /** Address of the app. */
  readonly app: string;
  /** Of the folder, from that of the server on, without slashes around it. */
  readonly folder: string;
  readonly runs: readonly number[];
}

/** The period of these runs. */
export const periodAddress = ({ server, app, folder, runs }: ServedRuns): string =>
  `${app}#/period?dir=${server.address}${folder}/&runs=${runs.join(",")}`;

/** Share of a file's bytes that a run takes: all but the records that nobody needs, and a few of its tail twice. */
const share = { least: 0.9, most: 1.1 };

/** Runs of which nearly all bytes were sent. */
export const runsRead = (served: ServedRuns): number => shares(served).filter((each) => each >= share.least).length;

/** Those of which they were sent once. */
export const runsReadOnce = (served: ServedRuns): number =>
  shares(served).filter((each) => each >= share.least && each <= share.most).length;

/** Bytes sent of each run, to those that it has. */
function shares({ server, folder, runs }: ServedRuns): readonly number[] {
  const base = new URL(server.address).pathname;
  const sent = new Map<string, number>();
  for (const { path, bytes } of server.log) sent.set(path, (sent.get(path) ?? 0) + bytes);
  return runs.map((run) => {
    const name = `${folder}/${run}.root`;
    return (sent.get(base + name) ?? 0) / statSync(join(server.folder, name)).size;
  });
}
