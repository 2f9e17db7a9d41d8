import { availableParallelism } from "node:os";
import { option } from "./arguments.ts";
import { runInChildren, type Seen } from "./fuzz/children.ts";
import { fuzzLinks } from "./fuzz/links.ts";
import { Table } from "./fuzz/table.ts";

const usage = `npm run fuzz -- [--seed N] [--count N] [--only K]
npm run fuzz -- --links [--seed N] [--count N]

Reads damaged ROOT files (or, with --links, hostile links) as the app does. Exit code 1: one of them hung, crashed, ended
in an error without a kind, changed a built-in, took over 1 GB, or a flipped bit went unseen; --only K repeats one.`;

/** Violations told in full; the table counts the others. */
const shown = 20;

/** Exit code 0: nothing was found; 1: something was; 2: wrong usage. */
export async function main(args: string[]): Promise<number> {
  const links = args.includes("--links");
  const seed = Number(option(args, "--seed") ?? 1);
  const count = Number(option(args, "--count") ?? (links ? 100_000 : 20_000));
  const only = option(args, "--only");
  if (![seed, count, Number(only ?? 0)].every((each) => Number.isSafeInteger(each) && each >= 0)) {
    console.error(usage);
    return 2;
  }
  if (links) return reportLinks(seed, count);
  const numbers = only === undefined ? Array.from({ length: count }, (_, i) => i) : [Number(only)];
  return reportFiles(seed, numbers);
}

async function reportFiles(seed: number, numbers: readonly number[]): Promise<number> {
  const table = new Table();
  const bad: Seen[] = [];
  let memory = 0;
  const begun = performance.now();
  const processes = Math.min(2, availableParallelism(), numbers.length);
  await runInChildren(seed, numbers, processes, {
    memory: (bytes) => (memory = Math.max(memory, bytes)),
    seen: (seen) => {
      table.add(seen);
      if (seen.violations.length > 0) bad.push(seen);
    },
  });
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(`Seed ${seed}, ${numbers.length} mutants, ${processes} processes, ${seconds} s\n\n${String(table)}\n`);
  for (const codec of ["zlib", "lz4"]) {
    const kind = `flip in ${codec}`;
    const [all, same] = [table.count(kind), table.count(kind, "same")];
    console.log(
      `Flips in ${codec}: ${table.count(kind, "detected")} of ${all - same} detected; ${same} more changed no content.`,
    );
  }
  console.log(`Most memory of a process: ${Math.round(memory / 1024 ** 2)} MB. Violations: ${bad.length}.`);
  for (const { number, violations } of bad.slice(0, shown)) {
    console.log(`\nnpm run fuzz -- --seed ${seed} --only ${number}\n  ${violations.join("\n  ").slice(0, 1500)}`);
  }
  return bad.length === 0 ? 0 : 1;
}

async function reportLinks(seed: number, count: number): Promise<number> {
  const begun = performance.now();
  const failure = await fuzzLinks(seed, count);
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(
    `Seed ${seed}, ${count} links, ${seconds} s: ${failure ?? "no exception, nothing opened without consent"}`,
  );
  return failure === undefined ? 0 : 1;
}
