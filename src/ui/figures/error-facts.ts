import type { QcError } from "../../base/result.ts";
import type { RunSession } from "../../state/app.ts";
import { sourceName } from "../../state/sources.ts";

/** Of a run, what a failure in it is told with. */
export type FailedIn = Pick<RunSession, "place" | "state">;

/** A failure as text, for whoever is asked about it: its facts, the address and bytes of the file, when. */
export function errorFacts(error: QcError, { place, state }: FailedIn): string {
  const { file, readAt } = state.value;
  const about = {
    address: sourceName(place.source),
    bytes: file?.size,
    identity: file?.identity ?? place.identity,
    read: readAt === undefined ? undefined : new Date(readAt).toISOString(),
  };
  // A stack has lines of its own.
  return JSON.stringify({ ...error, file: about }, undefined, 2).replaceAll("\\n", "\n    ");
}
