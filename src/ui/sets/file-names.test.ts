import { expect, it } from "vitest";
import { guessFromName } from "../../qc/activity.ts";
import type { SetLink } from "../../route/route.ts";
import { comparisonOf, periodOf } from "../../state/sets/set-routes.ts";
import type { SetRun } from "../../state/sets/set-state.ts";
import { fileName, reportFileName } from "./file-names.ts";

const runIn = (path: string): SetRun => ({
  place: 0,
  source: { kind: "url", url: `https://a.example/${path}` },
  name: path,
  info: guessFromName(path),
  label: "",
  phase: { kind: "waiting" },
  changed: false,
});
const named = (name: string): SetLink => ({ name, members: [] });
const data = [runIn("2024/LHC24zz/apass1/559101.root")];
const other = [runIn("2024/LHC24zz/apass2/559101.root")];

it("files of a report are called by its sets, the report and the panel", () => {
  const period = reportFileName(periodOf(named(""), {}), data, []);
  expect(fileName(period, "trend-eta")).toBe("LHC24zz_apass1_period_trend-eta");
  expect(reportFileName(periodOf(named("good  runs"), {}), data, [])).toBe("good_runs_period");
  const compared = comparisonOf(named(""), named("old"), {});
  const two = [...data, runIn("2024/LHC24zz/apass1/559102.root")];
  expect(reportFileName(compared, two, other)).toBe("LHC24zz_apass1_against_old_comparison");
  // Two runs may be of one pass.
  expect(reportFileName(compared, data, other)).toBe("559101_LHC24zz_apass1_against_old_comparison");
});
