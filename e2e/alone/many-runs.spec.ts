import { stageRuns } from "../../tools/scale/stage-runs.ts";
import { openPeriod } from "../../tools/scale/open-period.ts";
import { expect, test } from "../fixture.ts";

/** Of processor time, so that it is much the same on a busy machine; `npm run scale` holds a hundred runs to 100 ms. */
const longest = 150;

test("a period that was never read shows trends while it is read, each run once, and holds nobody up", async ({
  browser,
}) => {
  const staged = await stageRuns(12);
  try {
    const { readOnce, leftAtFirstTrend, tasks } = await openPeriod(browser, staged);
    console.log(`longest task of the page: ${tasks.longestCpu.toFixed(0)} ms of processor`);
    expect(readOnce).toBe(12);
    expect(leftAtFirstTrend).toBeGreaterThan(0);
    expect(tasks.longestCpu).toBeLessThanOrEqual(longest);
  } finally {
    await staged.dispose();
  }
});
