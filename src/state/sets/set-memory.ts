import type { Quality } from "../../qc/quality.ts";
import type { RunStanding } from "../../reports/period/standing.ts";
import type { SetRoute } from "../../route/route.ts";
import type { Ports } from "../ports.ts";
import { factsOf, keepSet, lastingRoute } from "./kept-sets.ts";
import { isWanting } from "./ready-run.ts";
import type { RunSet } from "./set-state.ts";

/** Keeps what the start page lists of the sets that are open: when all is read, and what is the same as last time not again. */
export class SetMemory {
  readonly #ports: Pick<Ports, "store" | "now">;
  #told = "";

  constructor(ports: Pick<Ports, "store" | "now">) {
    this.#ports = ports;
  }

  /** `standings`: of the runs that were judged beside each other. */
  note(route: SetRoute, sets: readonly RunSet[], standings: Iterable<RunStanding> | undefined): void {
    // Names may have changed since the sets were opened.
    const names = [route.a.name, route.b?.name ?? ""];
    const read = sets.map(({ state: { value } }, i) => ({
      ...value,
      name: names[i]!,
      infos: value.runs.flatMap(({ phase, info }) => (phase.kind === "ready" ? [info] : [])),
    }));
    if (read.some(({ pace, runs, infos }) => pace === "reading" || runs.some(isWanting) || infos.length === 0)) return;
    const kept = {
      page: route.page,
      sets: read.map(({ name, infos, runs }) => ({ ...factsOf(name, infos), runs: runs.length })),
      counts: standings && countsOf([...standings]),
    };
    const told = JSON.stringify([kept, lastingRoute(route)]);
    if (told === this.#told) return;
    this.#told = told;
    // Where it cannot be kept the runs themselves say so.
    void keepSet(this.#ports.store, route, { ...kept, usedAt: this.#ports.now() });
  }
}

function countsOf(standings: readonly RunStanding[]): Readonly<Record<Quality, number>> {
  const of = (quality: Quality): number => standings.filter((each) => each.quality === quality).length;
  return { good: of("good"), medium: of("medium"), bad: of("bad"), null: of("null") };
}
