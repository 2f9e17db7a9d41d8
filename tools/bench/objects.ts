import { golden } from "../testing/golden.ts";
import { third, type Row } from "./measured.ts";
import { inTurn, type Stage, type Who } from "./stage.ts";

const file = golden("2024/LHC24zz/apass2/559101_QC.root");

const names =
  `hEta hPt hSign hQOverPt hPhiAside hPhiCside hNClustersAfterCuts hNClustersBeforeCuts h2DEtaPhi h2DNClustersEta
   h2DNClustersPt h2DNClustersPhiAside h2DNClustersPhiCside hDCAr_A_Pos hDCAr_A_Neg hDCAr_C_Pos`.split(/\s+/);

/** 16 objects of one directory of a file that was never read, from a server far away; programs are loaded already. */
export async function objects({ server, addresses, fresh, inPage }: Stage, runs: number): Promise<readonly Row[]> {
  const paths = names.map((name) => `TracksQC/${name}`);
  const read = (who: Who): Promise<number> =>
    inPage(async (tab) => {
      await tab.goto(addresses[who], { waitUntil: "load" });
      server.latency = 50;
      return tab.evaluate(([url, paths]) => window.bench.readObjects(url, paths), [fresh(file), paths] as const);
    });
  const { own, jsroot } = await inTurn(runs, read);
  return [
    { name: "16 objects of a cold directory, 50 ms latency", unit: "ms", ours: own, other: jsroot, wanted: third },
  ];
}
