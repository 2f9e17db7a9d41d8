import { ok, type Result } from "../base/result.ts";
import type { Measurement } from "../qc/measurement.ts";
import type { GivenParameters } from "../qc/run-parameters.ts";
import type { RunNumbers } from "../qc/run-numbers.ts";
import { packGroup, unpackGroup, type PackedGroup } from "./chunks.ts";
import { stored } from "./failure.ts";
import type { KeptBeside, KeptRun, KeptTable, QcStore } from "./kept.ts";
import { mergeRuns } from "./merge.ts";
import { isReplaced, latestFirst } from "./tables.ts";

/**
 * The same, as long as the page lives, for browsers that keep nothing. Groups are packed here too:
 * what is given may be transferred to another thread afterwards.
 */
export function memoryStore(): QcStore {
  const runs = new Map<string, KeptRun>();
  const groups = new Map<string, Map<string, PackedGroup>>();
  const measurements = new Map<string, Map<string, Measurement>>();
  const numbers = new Map<string, Map<string, RunNumbers>>();
  const settings = new Map<string, unknown>();
  const besides = new Map<string, KeptBeside>();
  const tables = new Map<number, KeptTable & { readonly rows: ReadonlyMap<number, GivenParameters> }>();
  let lastTable = 0;
  const bytesOf = (identity: string): number =>
    [...(groups.get(identity)?.values() ?? [])].reduce((sum, group) => sum + group.manifest.bytes, 0);
  const withBytes = (run: KeptRun): KeptRun => ({ ...run, bytes: bytesOf(run.identity) });

  return {
    inMemory: true,
    runs: () => now([...runs.values()].map(withBytes)),
    run(identity) {
      const run = runs.get(identity) ?? [...runs.values()].find((each) => each.identity.startsWith(identity));
      return now(run && withBytes(run));
    },
    runAt(source) {
      const found = [...runs.values()].filter((run) => run.sources.includes(source));
      const last = found.toSorted((a, b) => b.readAt - a.readAt)[0];
      return now(last && withBytes(last));
    },
    putRun(run) {
      runs.set(run.identity, run);
      return now(undefined);
    },
    mergeRun(run) {
      const kept = runs.get(run.identity);
      runs.set(run.identity, kept === undefined ? run : mergeRuns(kept, run));
      return now(undefined);
    },
    updateRun(identity, change) {
      const run = runs.get(identity);
      if (run !== undefined) runs.set(identity, { ...change(run), identity });
      return now(undefined);
    },
    deleteRun(identity) {
      for (const each of [runs, groups, measurements, numbers, besides]) each.delete(identity);
      return now(undefined);
    },
    group: (identity, path) =>
      stored(async () => {
        const packed = groups.get(identity)?.get(path);
        return packed && unpackGroup(packed);
      }),
    paths: (identity) => now([...(groups.get(identity)?.keys() ?? [])]),
    putGroup: (identity, group, after) =>
      stored(async () => {
        const packed = await packGroup(group, after);
        const ofRun = groups.get(identity) ?? new Map<string, PackedGroup>();
        groups.set(identity, ofRun.set(group.path, packed));
        return packed.manifest.bytes;
      }),
    measurements: (identity, keys) => {
      const ofRun = measurements.get(identity);
      return now(new Map(keys.flatMap((key) => (ofRun?.has(key) === true ? [[key, ofRun.get(key)!] as const] : []))));
    },
    putMeasurements: (identity, entries, after) =>
      stored(async () => {
        const copied = structuredClone(entries);
        await after;
        const ofRun = measurements.get(identity) ?? new Map<string, Measurement>();
        for (const [key, value] of copied) ofRun.set(key, value);
        measurements.set(identity, ofRun);
      }),
    beside: (identity) => now(besides.get(identity)),
    putBeside(identity, beside) {
      besides.set(identity, structuredClone(beside));
      return now(undefined);
    },
    tables: () => now(latestFirst([...tables.values()].map(({ rows: _rows, ...table }) => table))),
    putTable(table, rows) {
      for (const [id, each] of tables) if (isReplaced(each, table)) tables.delete(id);
      const id = (lastTable += 1);
      tables.set(id, { ...table, id, rows: structuredClone(rows) });
      return now(undefined);
    },
    tableRow: (id, run) => now(tables.get(id)?.rows.get(run)),
    deleteTable(id) {
      tables.delete(id);
      return now(undefined);
    },
    numbers: (identity, plan) => now(numbers.get(identity)?.get(plan)),
    putNumbers(plan, given) {
      const { identity } = given.file;
      numbers.set(identity, (numbers.get(identity) ?? new Map<string, RunNumbers>()).set(plan, structuredClone(given)));
      return now(undefined);
    },
    setting: (name) => now(settings.get(name)),
    putSetting(name, value) {
      settings.set(name, structuredClone(value));
      return now(undefined);
    },
    changeSetting(name, change) {
      settings.set(name, structuredClone(change(settings.get(name))));
      return now(undefined);
    },
    close() {
      for (const each of [runs, groups, measurements, numbers, settings, besides, tables]) each.clear();
    },
  };
}

const now = <T>(value: T): Promise<Result<T>> => Promise.resolve(ok(value));
