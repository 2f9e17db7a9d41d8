import { describe, expect, it } from "vitest";
import { fromJsroot } from "./jsroot.ts";

const base = { origin: "https://qc.example.org", directory: "https://qc.example.org/" };
const file = "file=https://eos.cern.ch/559101.root";

describe("fromJsroot", () => {
  it.each([
    ["int/TPC/Tracks/hEta", "Tracks/hEta"],
    ["/TPC/PID/hdEdxTotMIP_TPC;1", "PID/hdEdxTotMIP_TPC"],
    ["Tracks;3/hEta;1", "Tracks/hEta"],
    ["TracksQC/h2DEtaPhi;1", "Tracks/h2DEtaPhi"],
    ["TracksQC/h2DNClustersEta_mw/1722475800000", "Tracks/h2DNClustersEta@1722475800000"],
    ["mw/TPC/PID/1722475800000/hdEdxTotMIP_TPC", "PID/hdEdxTotMIP_TPC@1722475800000"],
    ["ClusterQC/c_N_Clusters", "Clusters/c_N_Clusters"],
  ])("turns %s into an object", (item, object) => {
    const parsed = fromJsroot(`?${file}&item=${encodeURIComponent(item)}`, base);
    expect(parsed).toMatchObject({
      route: { page: "object", object, source: { kind: "url", url: "https://eos.cern.ch/559101.root" } },
      dropped: [],
    });
  });

  it("takes logarithmic axes from the draw options", () => {
    const parsed = fromJsroot(`?${file}&item=TPC/Tracks/hPt&opt=hist,logy_logx`, base);
    expect(parsed?.route).toMatchObject({ view: { x: undefined, log: ["x", "y"] } });
    expect(fromJsroot(`?${file}&item=TPC/Tracks/hPt&opt=colz`, base)?.route).toMatchObject({
      view: { log: undefined },
    });
  });

  it("shows the report where there is no item, or none of the TPC's", () => {
    expect(fromJsroot(`?${file}+&nobrowser`, base)).toMatchObject({ route: { page: "run" }, dropped: [] });
    for (const item of ["int/ITS/Tracks/hEta", "RunParameters", "int/TPC/Tracks", "Tracks/a@b"]) {
      const parsed = fromJsroot(`?${file}&item=${item}`, base);
      expect(parsed?.route.page).toBe("run");
      expect(parsed?.dropped).toEqual([`the object ${item}, which is none of the TPC's`]);
    }
  });

  it("says of an address that cannot be opened, and of a link that is too long", () => {
    expect(fromJsroot("?file=../a.root&item=x", base)).toEqual({
      route: { page: "start" },
      dropped: ["an address this page cannot open: ../a.root"],
    });
    expect(fromJsroot(`?${file}&x=${"1".repeat(9000)}`, base)?.route.page).toBe("start");
  });

  it("leaves alone what is no such link", () => {
    expect(fromJsroot("", base)).toBeUndefined();
    expect(fromJsroot("?item=a", base)).toBeUndefined();
  });
});
