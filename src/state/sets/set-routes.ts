import {
  memberDigits,
  plainArrangement,
  type Route,
  type SetLink,
  type SetPlace,
  type SetRoute,
} from "../../route/route.ts";
import { sourceName } from "../sources.ts";
import type { SetRun } from "./set-state.ts";

type Settings = Pick<SetPlace, "settings">;

/** Sets as they are seen with nothing chosen yet but the checks. */
const placeOf = (a: SetLink, settings: Settings): SetPlace => ({
  a,
  section: undefined,
  panel: undefined,
  focus: undefined,
  arrangement: plainArrangement,
  rule: "robust",
  release: undefined,
  palette: "bird",
  ...settings,
});

export const periodOf = (a: SetLink, settings: Settings): SetRoute => ({
  page: "period",
  b: undefined,
  expected: [],
  ...placeOf(a, settings),
});

export const comparisonOf = (a: SetLink, b: SetLink, settings: Settings): SetRoute => ({
  page: "compare",
  b,
  run: undefined,
  ...placeOf(a, settings),
});

const demoRuns = (folder: string, runs: readonly number[]): SetLink => ({
  name: "",
  members: runs.map((run) => ({
    source: { kind: "url", url: `demo/${folder}/${run}.root` },
    identity: undefined,
  })),
});

const passRuns = [559100, 559102, 559105, 559107, 559108, 559110, 559112, 559115];
const simulated = [559102, 559107, 559110];

export const demoSets = (settings: Settings): readonly { readonly title: string; readonly route: Route }[] => [
  { title: "period of 8 runs", route: periodOf(demoRuns("apass1", passRuns), settings) },
  {
    title: "3 runs against simulation",
    route: comparisonOf(demoRuns("apass1", simulated), demoRuns("sim", simulated), settings),
  },
];

/** The same files in the same order, whatever is shown of them. */
export const sameSets = (one: SetRoute, other: SetRoute): boolean =>
  one.page === other.page && sameSet(one.a, other.a) && sameSet(one.b, other.b);

function sameSet(one: SetLink | undefined, other: SetLink | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.members.length === other.members.length &&
    one.members.every(({ source }, i) => sourceName(source) === sourceName(other.members[i]!.source))
  );
}

/** The set with the beginning of the identity of every file that is read. */
export function withIdentities(set: SetLink, runs: readonly SetRun[]): SetLink {
  const known = new Map(
    runs.flatMap(({ place, phase }) =>
      phase.kind === "ready" ? [[place, phase.run.numbers.file.identity.slice(0, memberDigits)] as const] : [],
    ),
  );
  return {
    ...set,
    members: set.members.map((member, i) => ({ ...member, identity: known.get(i) ?? member.identity })),
  };
}
