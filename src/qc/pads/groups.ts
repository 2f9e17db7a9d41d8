import type { Units } from "./units.ts";

/** Connected units of a sector. */
export interface Group {
  readonly sector: number;
  readonly units: readonly number[];
}

/** Whether a unit of a sector is one of those that are looked for. */
export type Test = (sector: number, unit: number) => boolean;

/** Connected units of a sector that pass, each in one group. @param candidates all that may pass. */
export function connected(units: Units, sector: number, candidates: readonly number[], test: Test): readonly Group[] {
  const seen = new Uint8Array(units.count);
  const groups: Group[] = [];
  for (const unit of candidates) {
    if (seen[unit] === 0 && test(sector, unit))
      groups.push({ sector, units: spread(units, sector, [unit], test, seen) });
  }
  return groups;
}

/** Groups with all units that pass and can be reached from them over such; groups that meet become one. */
export function grown(units: Units, groups: readonly Group[], testOf: (group: Group) => Test): readonly Group[] {
  const seen = new Map<number, Uint8Array>();
  return groups.flatMap((group) => {
    const { sector, units: own } = group;
    const marks = seen.get(sector) ?? new Uint8Array(units.count);
    seen.set(sector, marks);
    return marks[own[0]!] === 1 ? [] : [{ sector, units: spread(units, sector, own, testOf(group), marks) }];
  });
}

/** Groups with the units that touch them and pass, one step and no further. */
export function withRim(units: Units, groups: readonly Group[], test: Test): readonly Group[] {
  return groups.map(({ sector, units: own }) => {
    const reached = new Set(own);
    for (const unit of own) for (const next of neighboursOf(units, unit)) if (test(sector, next)) reached.add(next);
    return { sector, units: [...reached] };
  });
}

const neighboursOf = ({ from, neighbours }: Units, unit: number): Uint16Array =>
  neighbours.subarray(from[unit], from[unit + 1]);

/** From where it starts over all neighbours that pass; marks what it has seen. */
function spread(
  units: Units,
  sector: number,
  start: readonly number[],
  test: Test,
  seen: Uint8Array,
): readonly number[] {
  const reached = [...start];
  for (const unit of start) seen[unit] = 1;
  for (let i = 0; i < reached.length; i++) {
    for (const next of neighboursOf(units, reached[i]!)) {
      if (seen[next] === 1 || !test(sector, next)) continue;
      seen[next] = 1;
      reached.push(next);
    }
  }
  return reached;
}
