import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostOwn } from "../qc/check-settings.ts";
import { checksLength, longestChecks } from "./check-fields.ts";
import { formatRoute, longestLink, parseRoute } from "./links.ts";
import { isRunRoute, plainArrangement, plainBrowse, plainView } from "./route.ts";
import { base, id, routes } from "./testing/routes.ts";

describe("links", () => {
  it("of sets are short where files lie together", () => {
    const member = (run: number) => ({
      source: { kind: "url", url: `https://eosweb.cern.ch/apass2/${run}.root` } as const,
      identity: undefined,
    });
    const link = "#/period?dir=https://eosweb.cern.ch/apass2/&runs=559100,559101,559102";
    const { route } = parseRoute(link, base);
    expect(route).toMatchObject({ a: { members: [559100, 559101, 559102].map(member) } });
    expect(formatRoute(route)).toBe(link);
  });

  it("of sets leave out what cannot be opened, and say so", () => {
    const parsed = parseRoute("#/period?dir=ftp://a/&runs=1,,2&dir=demo/&runs=559101&hidden=0,7&reference=set", base);
    expect(parsed.route).toMatchObject({ a: { members: [{ source: { url: "demo/559101.root" } }] } });
    expect(parsed.route).toMatchObject({ arrangement: { hidden: [0], reference: undefined } });
    expect(parsed.dropped).toHaveLength(4);
    const none = parseRoute("#/compare?dir=demo/&runs=559101", base);
    expect(none).toMatchObject({ route: { page: "start" }, dropped: ["a link that names no set of files"] });
  });

  it("give back every route that they are made of", () => {
    fc.assert(
      fc.property(routes, (route) => {
        const link = formatRoute(route);
        fc.pre(link.length <= longestLink);
        expect(parseRoute(link, base)).toEqual({ route, dropped: [] });
      }),
      { numRuns: 300 },
    );
  });

  it("never fail, whatever they hold", () => {
    const keys = [
      "src",
      "file",
      "id",
      "section",
      "panel",
      "figure",
      "object",
      "rule",
      "release",
      "palette",
      "x",
      "log",
      "hide",
      "slice",
      "with",
      "with-src",
      "with-file",
      "with-id",
      "with-run",
      "with-scale",
      "as",
      "limits",
      "own",
      "show",
      "side",
      "sector",
      "chamber",
      "show.n-clusters",
      "sector.n-clusters",
      "x.n-clusters",
      "dir",
      "runs",
      "dir-b",
      "runs-b",
      "name",
      "order",
      "hidden",
      "raised",
      "reference",
      "expect",
      "find",
      "open",
      "under",
    ];
    const junk = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom("javascript:alert(1)", "%", id, "mip-mean.low:47", "mip-mean.low:1e9,x.y:", "mean>0:::PID/h:a"),
    );
    const query = fc.array(fc.tuple(fc.constantFrom(...keys, "other"), junk), { maxLength: 8 });
    const fragments = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc
        .tuple(fc.constantFrom("run", "panel", "object", "browse", "period", "compare", "x"), junk, query)
        .map(([page, run, pairs]) => `#/${page}/${run}?${pairs.map((pair) => pair.join("=")).join("&")}`),
      fc.tuple(routes, junk, fc.nat(200)).map(([route, text, at]) => {
        const link = formatRoute(route);
        return `${link.slice(0, at)}${text}${link.slice(at)}`;
      }),
    );
    fc.assert(
      fc.property(fragments, (fragment) => {
        const { route } = parseRoute(fragment, base);
        // What was taken is sound: as a link it comes back whole.
        expect(parseRoute(formatRoute(route), base).route).toEqual(route);
        if (isRunRoute(route) && route.source.kind === "url" && !route.source.url.startsWith("demo/")) {
          expect(["https:", "http:"]).toContain(new URL(route.source.url).protocol);
        }
      }),
      { numRuns: 2000 },
    );
  });

  // Links that were given out: they open as long as there are people who have them.
  it.each([
    ["#/", { page: "start" }],
    ["#/settings", { page: "settings" }],
    [
      `#/run/559104?src=https://eos.cern.ch/a/559104.root&id=${id}&panel=phi-a&release=1`,
      {
        page: "run",
        source: { kind: "url", url: "https://eos.cern.ch/a/559104.root" },
        identity: id,
        run: 559104,
        panel: "phi-a",
        release: 1,
      },
    ],
    [
      "#/period?dir=https://eosweb.cern.ch/2024/LHC24zz/apass2/&runs=559101~i0123abcd,559104_QC&panel=mip&order=rate&hidden=1",
      {
        page: "period",
        a: {
          name: "",
          members: [
            {
              source: { kind: "url", url: "https://eosweb.cern.ch/2024/LHC24zz/apass2/559101.root" },
              identity: "0123abcd",
            },
            {
              source: { kind: "url", url: "https://eosweb.cern.ch/2024/LHC24zz/apass2/559104_QC.root" },
              identity: undefined,
            },
          ],
        },
        b: undefined,
        panel: "mip",
        arrangement: { ...plainArrangement, order: "rate", hidden: [1] },
      },
    ],
    [
      "#/compare?dir=demo/apass1/&runs=559108_1210&dir-b=demo/apass2/&runs-b=559108_1210&run=559108&time=1210&map=eta-phi&overlays=all&whole=1&deviations=spreads",
      {
        page: "compare",
        run: 559108,
        slice: "12:10",
        map: "eta-phi",
        allRuns: true,
        whole: true,
        arrangement: { ...plainArrangement, deviations: "spreads" },
      },
    ],
    [
      "#/compare/mip?name=new&dir=demo/apass2/&runs=559101&name-b=old&dir-b=file:&runs-b=559101,QC~e&run=559101&x=40,60",
      {
        page: "compare",
        a: { name: "new", members: [{ source: { kind: "url", url: "demo/apass2/559101.root" } }] },
        b: {
          name: "old",
          members: [{ source: { kind: "file", name: "559101.root" } }, { source: { kind: "file", name: "QC" } }],
        },
        run: 559101,
        focus: { panel: "mip", figure: 0, view: { ...plainView, x: [40, 60] } },
      },
    ],
    [
      "#/panel/559107?file=559107.root&panel=mip-qtot&figure=1&x=40,60&log=y&rule=parity&palette=cividis",
      {
        page: "panel",
        source: { kind: "file", name: "559107.root" },
        panel: "mip-qtot",
        figure: 1,
        view: { ...plainView, x: [40, 60], log: ["y"] },
        rule: "parity",
        palette: "cividis",
      },
    ],
    [
      "#/object?src=demo/559101.root&object=Tracks/hEta@1722475800000&log=none",
      { page: "object", object: "Tracks/hEta@1722475800000", run: undefined, view: { ...plainView, log: [] } },
    ],
    [
      `#/panel/559104?src=demo/559104.root&panel=clusters-phi-a&slice=row:40&with=PID/hNClsPID&with-src=demo/559101.root&with-id=${id}&with-run=559101&with-scale=none&as=root&table=3&expr=fit%28mean%3B+40,+60%29+%2B+1`,
      {
        page: "panel",
        view: {
          ...plainView,
          slice: { along: "row", bin: 40 },
          overlay: {
            object: "PID/hNClsPID",
            from: { source: { kind: "url", url: "demo/559101.root" }, identity: id, run: 559101 },
            scaled: false,
          },
          painter: "root",
          table: 3,
          ask: "fit(mean; 40, 60) + 1",
        },
      },
    ],
    [
      "#/run/559104?src=demo/559104.root&show.n-clusters=plane&sector.n-clusters=C04&x.q-max=-20,30&y.q-max=100,150",
      {
        page: "run",
        looks: [
          { panel: "n-clusters", x: undefined, y: undefined, pads: { show: "plane", sector: 22 } },
          { panel: "q-max", x: [-20, 30], y: [100, 150] },
        ],
      },
    ],
    [
      "#/panel/559104?src=demo/559104.root&panel=n-clusters&z=0,5000&show=chambers&side=C&chamber=41",
      {
        page: "panel",
        view: { ...plainView, z: [0, 5000], pads: { show: "chambers", side: "C", chamber: 41 } },
      },
    ],
    [
      "#/object?src=demo/559101.root&object=/int/TPC/QC//canvas//hEta",
      { page: "object", object: "/int/TPC/QC//canvas//hEta" },
    ],
    ["#/browse/559101?src=demo/559101.root", { page: "browse", run: 559101, ...plainBrowse }],
    [
      "#/browse?file=a.root&object=/int/TPC/Tracks//hEta&open=/int&open=/int/TPC&find=TH2F&under=/h%3B1",
      {
        page: "browse",
        object: "/int/TPC/Tracks//hEta",
        open: ["/int", "/int/TPC"],
        find: "TH2F",
        under: "/h;1",
      },
    ],
    [
      "#/panel/559101?src=demo/559101.root&panel=mip-qtot&hide=target,gaussian-fit",
      { page: "panel", panel: "mip-qtot", view: { ...plainView, hide: ["target", "gaussian-fit"] } },
    ],
    [
      "#/run/559107?src=demo/559107.root&limits=mip-mean.low:46,sector-tracks.high:120.5&own=48+%3C+fit%28mean%3B+40,+60%29+%3C+52::mip-qtot:PID/hdEdxTotMIP_TPC:Gain",
      {
        page: "run",
        settings: {
          limits: [
            { check: "mip-mean", limit: "low", value: 46 },
            { check: "sector-tracks", limit: "high", value: 120.5 },
          ],
          own: [
            {
              good: "48 < fit(mean; 40, 60) < 52",
              medium: undefined,
              panel: "mip-qtot",
              object: "PID/hdEdxTotMIP_TPC",
              title: "Gain",
            },
          ],
        },
      },
    ],
  ])("read %s", (link, route) => {
    const parsed = parseRoute(link, base);
    expect(parsed.dropped).toEqual([]);
    expect(parsed.route).toMatchObject(route);
    expect(formatRoute(parsed.route)).toBe(link);
  });

  it("drop bad fields with a word each, keep the rest, and pass over what they do not know", () => {
    const link =
      "#/run/abc?src=demo/559101.root&id=12&section=Geo%20metry&panel=phi-a&rule=strict&release=x&palette=jet&later=1";
    const { route, dropped } = parseRoute(link, base);
    expect(route).toMatchObject({ page: "run", panel: "phi-a", section: undefined, run: undefined, rule: "robust" });
    expect(dropped).toEqual([
      "the run number",
      "the identity of the file",
      "the rule",
      "the release",
      "the palette",
      "the section",
    ]);
    const figure = parseRoute("#/panel?src=demo/a.root&panel=eta&figure=-1&x=2,1&y=1&z=0,inf&log=yx", base);
    expect(figure.route).toMatchObject({ page: "panel", figure: 0, view: plainView });
    expect(figure.dropped).toEqual([
      "the figure",
      "the range of x",
      "the range of y",
      "the range of z",
      "the logarithmic axes",
    ]);
    const hidden = parseRoute("#/panel?src=demo/a.root&panel=eta&hide=sectors,curves", base);
    expect(hidden).toMatchObject({ route: { view: { hide: ["sectors"] } }, dropped: ["overlays to leave out"] });
    const second =
      "#/panel?src=demo/a.root&panel=eta&slice=column:0&as=svg&with=Tracks/hEta&with-file=b.root&with-id=1&with-run=x&with-scale=2";
    expect(parseRoute(second, base).dropped).toEqual([
      "the slice",
      "the scale of what is laid over",
      "the identity of the second file",
      "the run number of the second file",
      "who draws",
    ]);
    const browsed = `#/browse?file=a.root&object=PID/h&open=/a&open=//&open=/a&find=${"x".repeat(101)}&under=int`;
    expect(parseRoute(browsed, base)).toMatchObject({
      route: { page: "browse", object: undefined, open: ["/a"], find: "", under: undefined },
      dropped: ["what is opened", "the search", "the object", "what is laid over"],
    });
    const wide = Array.from({ length: 30 }, (_, i) => `open=/${i}${"x".repeat(98)}`);
    expect(parseRoute(`#/browse?file=a.root&${wide.join("&")}`, base)).toMatchObject({
      route: { open: { length: 19 } },
      dropped: ["what is opened"],
    });
    const judged =
      "#/run?src=demo/a.root&limits=mip-mean.low:47,mip-mean.high:400,none.low:1,mip-mean&own=mean:::PID/h:a&own=mean>0:::PID/h:a:b&own=mean>0:::PID/h:";
    expect(parseRoute(judged, base)).toMatchObject({
      route: { settings: { limits: [{ check: "mip-mean", limit: "low", value: 47 }], own: [{ object: "PID/h" }] } },
      dropped: [
        "a limit that no check has (none.low)",
        "a limit that no check has (mip-mean.)",
        "the limit mip-mean.high",
        "a check of one's own (A check must be true or false: compare with something, as in 48 < mean < 52)",
        "a check of one's own (A check needs an object, such as Tracks/hEta)",
      ],
    });
    const many = Array.from({ length: mostOwn + 2 }, (_, i) => `own=mean>${i}:::PID/h:`);
    expect(parseRoute(`#/run?src=demo/a.root&${many.join("&")}`, base)).toMatchObject({
      route: { settings: { own: { length: mostOwn } } },
      dropped: ["2 checks of one's own, of which a link has at most 12"],
    });
    expect(parseRoute("#/run?src=demo/a.root&limits=mip-mean.low:48", base)).toEqual(
      parseRoute("#/run?src=demo/a.root", base),
    );
    for (const bad of ["with=ITS/h", "with=Tracks/hEta&with-src=http://x.org/a.root"]) {
      expect(parseRoute(`#/panel?src=demo/a.root&panel=eta&${bad}`, base)).toMatchObject({
        route: { page: "panel", view: plainView },
        dropped: ["what is laid over"],
      });
    }
    expect(parseRoute("#/object?src=demo/a.root&object=ITS/h", base)).toMatchObject({
      route: { page: "run" },
      dropped: ["the object"],
    });
  });

  it("leave out what does not fit the view of the pads", () => {
    const bad =
      "show=all&side=B&sector=A18&chamber=3&show.q-max=chambers&sector.q-max=A05&chamber.q-max=72&x.q-max=2,1";
    expect(parseRoute(`#/panel?src=demo/a.root&panel=n-clusters&${bad}`, base)).toMatchObject({
      route: { page: "panel", view: plainView },
      dropped: ["the view of the pads", "the side", "the sector", "the chamber"],
    });
    expect(parseRoute(`#/run?src=demo/a.root&${bad}`, base)).toMatchObject({
      route: { page: "run", looks: [{ panel: "q-max", x: undefined, y: undefined, pads: { show: "chambers" } }] },
      dropped: ["the range of x", "the sector", "the chamber"],
    });
  });

  it("open only what may be opened", () => {
    const at = (src: string) => parseRoute(`#/run?src=${encodeURIComponent(src)}`, base).route.page;
    for (const good of [
      "https://x.org/a.root",
      "http://127.0.0.1:1/a.root",
      "http://localhost/a.root",
      "http://[::1]:8/a.root",
      "demo/a.root",
    ]) {
      expect(at(good), good).toBe("run");
    }
    for (const bad of [
      "http://x.org/a.root",
      "javascript:alert(1)",
      "data:text/html,x",
      "blob:https://qc.example.org/1",
      "file:///etc/passwd",
      "//x.org/a.root",
      "a.root",
      "demo/../a.root",
      "demo/a.txt",
      "https://",
      "",
    ]) {
      expect(at(bad), bad).toBe("start");
    }
    expect(parseRoute(`#/run?src=demo/a.root&x=${"1".repeat(longestLink)}`, base)).toMatchObject({
      route: { page: "start" },
      dropped: [expect.stringContaining("8192 are allowed")],
    });
  });

  it("name the same file in one way", () => {
    const { route } = parseRoute("#/run?src=HTTPS://Eos.CERN.ch:443/a/../b.root%23part", base);
    expect(route).toMatchObject({ source: { url: "https://eos.cern.ch/b.root" } });
    const own = { origin: "http://192.168.1.5:8000", directory: "http://192.168.1.5:8000/" };
    expect(parseRoute("#/run?src=http://192.168.1.5:8000/a.root", own).route.page).toBe("run");
  });

  it("stay short: twelve checks of a line each leave room for the rest", () => {
    const line = {
      object: "PID/hdEdxTotMIP_TPC",
      panel: "mip-qtot",
      title: "Gain of the chambers",
      medium: "mean > 1",
    };
    const own = Array.from({ length: mostOwn }, (_, i) => ({
      ...line,
      good: `${i} < fit(mean; 40, 60) < 52 and entries > 1000`,
    }));
    expect(checksLength({ limits: [], own })).toBeLessThan(longestChecks);
  });
});
