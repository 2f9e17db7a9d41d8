import type { RunInfo } from "../../qc/activity.ts";

/** "LHC24zz apass2": what all runs have in common, or as a person called it. */
export function setName(name: string, infos: readonly Pick<RunInfo, "period" | "pass">[]): string {
  if (name !== "") return name;
  const names = new Set(infos.map(periodAndPass).filter((each) => each !== ""));
  const [only] = names;
  return names.size === 1 ? only! : names.size === 0 ? "Runs" : `${names.size} passes`;
}

const periodAndPass = ({ period, pass }: Pick<RunInfo, "period" | "pass">): string =>
  [period, pass].filter((each) => each !== undefined && each !== "").join(" ");
