import { OpenRunEvent, type RunsShown } from "../../src/ui/sets/figure-run.ts";
import { chambersOfRuns, trendsOfRuns } from "../../src/ui/sets/matrices.ts";
import { MatrixSortEvent, type QcMatrix } from "../../src/ui/sets/qc-matrix.ts";
import "../../src/ui/sets/qc-trend.ts";
import type { QcTrend } from "../../src/ui/sets/qc-trend.ts";
import { parityRunTrend, robustRunTrend } from "../../src/ui/sets/run-trend.ts";
import { parityCheck } from "../../src/qc/period/parity-check.ts";
import { fakeChambers, fakePoints, fakeRuns, fakeTrend, mipQuantity } from "../../src/ui/testing/fake-runs.ts";

// Every figure of several runs, of runs made up; what they ask for is written at the top.
const main = document.querySelector("main")!;
const asked = main.querySelector("p")!;
main.addEventListener(OpenRunEvent.type, (event) => {
  const { place, at } = event as OpenRunEvent;
  asked.textContent = `open ${place} at ${at ?? "its report"}`;
});

function add<E extends HTMLElement>(heading: string, tag: string, properties: Partial<E>): E {
  const section = document.createElement("section");
  const title = document.createElement("h2");
  title.textContent = heading;
  section.ariaLabel = heading;
  const element = Object.assign(document.createElement(tag) as E, properties);
  section.append(title, element);
  main.append(section);
  return element;
}

const shown: RunsShown = { hidden: new Set([1]), raised: 5 };
const field = [{ at: 6, field: [-30_000, 30_000], trends: [] }] as const;
const robust = robustRunTrend(fakeTrend());
const trend = { runs: fakeRuns, trend: robust };
add<QcTrend>("A trend", "qc-trend", { ...trend, changes: field });
add<QcTrend>("One run hidden, one raised", "qc-trend", { ...trend, changes: field, shown });
const check = parityCheck(
  fakePoints().map((point) => point?.value),
  fakePoints().map((point) => point?.parityError),
);
add<QcTrend>("By the rule of today's tool", "qc-trend", {
  ...trend,
  trend: parityRunTrend(mipQuantity, fakePoints(), check),
});
add<QcTrend>("Two sets", "qc-trend", { ...trend, other: robustRunTrend(fakeTrend(-0.7)) });
add<QcTrend>("Nothing", "qc-trend", { runs: fakeRuns, trend: { ...robust, markers: fakeRuns.map(() => undefined) } });

const chambers = chambersOfRuns(fakeRuns, fakeChambers());
const matrix = add<QcMatrix>("Chambers", "qc-matrix", { matrix: chambers, shown });
main.addEventListener(MatrixSortEvent.type, (event) => {
  matrix.sort = (event as MatrixSortEvent).sort;
});
add<QcMatrix>("Chambers in numbers", "qc-matrix", { matrix: chambers, numbers: true });
add<QcMatrix>("Quantities", "qc-matrix", { matrix: trendsOfRuns(fakeRuns, [robust, robust]), shown });
