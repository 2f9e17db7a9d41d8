import { runReport } from "../../src/reports/run.ts";
import { canvas, collection, formula, hist } from "./histograms.ts";
import { writeInfos } from "./infos.ts";
import type { Thing } from "./objects.ts";
import { writeRootFile, type Entry } from "./root-file.ts";
import { qcShapes, readShapes, type Shapes } from "./shapes.ts";
import { graph, tree } from "./trees.ts";
import { entryOf } from "./synthetic.ts";

/** A file made to do harm. None is kept anywhere: each is written when it is needed. */
export interface HostileCase {
  readonly name: string;
  readonly file: string;
  /** "read": the run opens and its sound objects are there; else the kind of failure it must end in. */
  readonly opens: "read" | "corrupt";
  /** Objects that must be refused, each alone: "Tracks/hPt". */
  readonly refused: readonly string[];
  /** Objects that are read as they are. */
  readonly objects: readonly string[];
  readonly bytes: () => Uint8Array<ArrayBuffer>;
}

/** Set wherever code from a file runs. */
export const canary = "PWN";
/** An element that no page of ours has. */
export const canaryTag = "x-canary";
const canaryHost = "https://canary.invalid";

const attack = `globalThis.${canary}=1;fetch("${canaryHost}/")`;
const markup = `<${canaryTag}></${canaryTag}><img src="${canaryHost}/i.png" onerror='${attack}'><script>${attack}</script><svg onload='${attack}'></svg>"><a href="javascript:${attack}">x</a>\${${attack}}{{constructor.constructor('${attack}')()}}`;
const linkTitle = `#url[javascript:${attack}]{click} #url[${canaryHost}/]{there} #color[2]{#font[12]{${markup}}} #scale[1e9]{big} #kern[99999]{x} #frac{#sqrt{`;
const formulas = [
  `${canary}=1`,
  `(function(){${attack}})()`,
  `[0]*x);${attack};(x`,
  `sin.constructor.constructor('${attack}')()`,
  `x\u2028${attack}\u2028`,
  "[".repeat(10_000),
  `${"(".repeat(5000)}x${")".repeat(5000)}`,
];

const axis = { bins: 36, lo: 0, hi: 2 * Math.PI, title: "#varphi" };
const good = (): Thing => hist({ name: "hEta", title: "sound", x: { bins: 20, lo: -1, hi: 1 } });

interface Options {
  readonly tracks: readonly Thing[];
  readonly more?: readonly Entry[];
  readonly shapes?: Shapes;
  readonly activity?: Parameters<typeof collection>[2];
}

/** One run a case, so that no two are the same in the app's store. */
function hostile(
  run: number,
  name: string,
  expected: Partial<Pick<HostileCase, "opens" | "refused" | "objects">>,
  make: () => Options,
): HostileCase {
  const file = `${run}.root`;
  return {
    name,
    file,
    opens: "read",
    refused: [],
    objects: [],
    ...expected,
    bytes: () => {
      const { tracks, more = [], shapes = qcShapes, activity = { run } } = make();
      const entry = entryOf("int/TPC/Tracks", collection("Tracks", [good(), ...tracks], activity), shapes);
      return writeRootFile({ name: file, entries: [entry, ...more], infos: writeInfos(shapes) }).bytes;
    },
  };
}

const withShapes = (text: string): Shapes => new Map([...qcShapes, ...readShapes(text)]);

/** A member that is not what other files have: JSROOT would write it to what all objects share. */
const pollution = (run: number, member: string): HostileCase =>
  hostile(run, `a member named ${member}`, { opens: "corrupt" }, () => ({
    tracks: [{ class: "TEvil", polluted: { class: "TNamed", fName: canary } }],
    shapes: withShapes(`TEvil 1 (TNamed) ${member} TNamed*`),
  }));

const badAxis = (name: string, more: Partial<typeof axis>): Thing => hist({ name, x: { ...axis, ...more } });

const snapshot = (): Thing => ({
  class: "TCanvasWebSnapshot",
  fScripts: attack,
  fKind: 1,
  fSnapshot: formula("f", formulas[0]!),
  fPrimitives: { class: "TList", arr: [{ class: "TPadWebSnapshot", fSnapshot: { class: "TNamed", fName: markup } }] },
});

const long = (): string => "W#alpha_{i}^{2}<b>".repeat(1_000_000 / 18);

/** Names of all objects that the report draws of a task. */
const drawn = (task: string): readonly string[] =>
  runReport.sections
    .flatMap((section) => section.panels)
    .flatMap((panel) => panel.figures)
    .flatMap(({ object }) => (object.startsWith(`${task}/`) ? [object.slice(task.length + 1)] : []));

/** As it would be, but for words that are markup, links and code. */
const wordy = (name: string): Thing =>
  hist({
    class: name.startsWith("h2D") ? "TH2F" : "TH1F",
    name,
    title: `${markup}${linkTitle}`,
    x: { ...axis, title: linkTitle, labels: [markup, `#url[javascript:${attack}]{x}`] },
    y: { ...axis, title: markup },
    functions: [formula("f", formulas[1]!), { class: "TLatex", fTitle: linkTitle }],
  });

export const hostileCases: readonly HostileCase[] = [
  hostile(559_201, "code in formulas", { objects: ["Tracks/hPhiAside", "Tracks/hPt"] }, () => ({
    tracks: [
      hist({ name: "hPhiAside", x: axis, functions: formulas.map((text, i) => formula(`f${i}`, text)) }),
      hist({ name: "hPt", x: axis, functions: [formula("f", "x", { fNpx: 2 ** 31 - 1, fSave: [Number.NaN] })] }),
      formula("hDCAr", formulas[1]!),
    ],
    more: [entryOf("function", formula("function", formulas[1]!))],
  })),
  hostile(559_202, "markup in every text", { objects: ["Tracks/hPhiAside", "Tracks/hPt"] }, () => ({
    tracks: [
      hist({
        name: "hPhiAside",
        title: `${markup};${markup};${markup}`,
        x: { ...axis, title: markup, labels: [markup, markup, `#url[javascript:${attack}]{x}`] },
        y: { bins: 1, lo: 0, hi: 1, title: markup },
        more: { fOption: markup },
      }),
      hist({
        name: "hPt",
        title: markup,
        x: { ...axis, title: markup },
        functions: [{ class: "TLatex", fTitle: markup }],
      }),
      hist({ class: "TH2F", name: markup, title: markup, x: axis, y: axis }),
    ],
    activity: { run: 559_202, period: markup, pass: markup, beam: markup },
    more: [{ ...entryOf(`int/TPC/${markup.replaceAll("/", "")}`, good()), title: markup }],
  })),
  hostile(559_203, "links in titles", { objects: ["Tracks/hPhiAside", "Tracks/hPt"] }, () => ({
    tracks: ["hPhiAside", "hPt"].map((name) =>
      hist({ name, title: linkTitle, x: { ...axis, title: `${linkTitle}${"#sqrt{".repeat(20_000)}` } }),
    ),
  })),
  hostile(559_204, "classes that carry scripts, nested in canvases", { refused: ["Tracks/hPt"] }, () => ({
    tracks: [
      { ...snapshot(), fName: "hSnapshot" },
      canvas("hPt", [snapshot(), canvas("pad", [snapshot(), formula("f", formulas[1]!)], "TPad")]),
    ],
    more: [entryOf("canvas", canvas("canvas", [canvas("pad", [snapshot()], "TPad")])), entryOf("snapshot", snapshot())],
  })),
  ...["__proto__", "constructor", "prototype"].map((member, i) => pollution(559_205 + i, member)),
  hostile(559_208, "a class named __proto__", { opens: "corrupt" }, () => ({
    tracks: [{ class: "__proto__", polluted: 1 }],
    shapes: withShapes("__proto__ 1 () polluted int"),
  })),
  hostile(
    559_209,
    "counts of bins that are not there",
    { refused: ["Tracks/hPhiAside", "Tracks/hPt", "Tracks/hNeg"] },
    () => ({
      tracks: [
        hist({
          class: "TH2F",
          name: "hPhiAside",
          x: { ...axis, bins: 2 ** 30 },
          y: { ...axis, bins: 2 ** 30 },
          cells: [1, 2],
        }),
        hist({ name: "hPt", x: { ...axis, bins: 2 ** 31 - 1 }, cells: [1, 2], more: { fN: 2 ** 31 - 1 } }),
        hist({ name: "hNeg", x: { ...axis, bins: -5 }, cells: [1, 2], more: { fNcells: -3 } }),
      ],
    }),
  ),
  hostile(
    559_210,
    "axes that are none",
    { refused: ["Tracks/hPhiAside", "Tracks/hPt", "Tracks/hZero", "Tracks/hBack"] },
    () => ({
      tracks: [
        badAxis("hPhiAside", { lo: Number.NaN }),
        badAxis("hPt", { hi: Number.POSITIVE_INFINITY }),
        badAxis("hZero", { lo: 1, hi: 1 }),
        badAxis("hBack", { lo: 2, hi: 1 }),
      ],
    }),
  ),
  hostile(
    559_211,
    "contents that are no numbers",
    { objects: ["Tracks/hPhiAside", "Tracks/hPt", "Tracks/h2DNClustersEta"] },
    () => {
      const odd = [Number.NaN, Number.POSITIVE_INFINITY, -1e38, 3e38, -0, 1e-45];
      const cells = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => odd[i % odd.length]!);
      const more = { fEntries: Number.NaN, fTsumw: Number.POSITIVE_INFINITY, fMaximum: Number.NaN, fMinimum: 1e308 };
      return {
        tracks: [
          hist({ name: "hPhiAside", x: axis, cells: cells(38), more }),
          hist({ name: "hPt", x: { ...axis, lo: -1e308, hi: 1e308 }, cells: cells(38) }),
          hist({ class: "TH2F", name: "h2DNClustersEta", x: axis, y: axis, cells: cells(38 * 38), more }),
        ],
      };
    },
  ),
  hostile(559_212, "titles of a million characters", { objects: ["Tracks/hPhiAside", "Tracks/hPt"] }, () => ({
    tracks: ["hPhiAside", "hPt"].map((name) =>
      hist({
        name,
        title: long(),
        x: { ...axis, title: long(), labels: Array<string>(36).fill(long().slice(0, 30_000)) },
      }),
    ),
  })),
  hostile(559_213, "graphs of more points than they have", { refused: ["Tracks/gMore", "Tracks/gNeg"] }, () => ({
    tracks: [graph("gMore", 2 ** 31 - 1, [1, 2, 3]), graph("gNeg", -4, [1, 2, 3])],
    more: [entryOf("graph", graph("graph", 10, [1, 2, 3]))],
  })),
  hostile(559_214, "three dimensions too large to project", { refused: ["Tracks/cube", "Tracks/flat"] }, () => {
    const cube = (name: string, [x, y, z]: readonly [number, number, number]): Thing =>
      hist({
        class: "TH3F",
        name,
        x: { ...axis, bins: x },
        y: { ...axis, bins: y },
        z: { ...axis, bins: z },
        cells: [1, 2],
      });
    return { tracks: [cube("cube", [500, 500, 500]), cube("flat", [1, 1, 2 ** 26])] };
  }),
  hostile(559_215, "trees that claim what they have not", {}, () => ({
    tracks: [],
    more: [
      { name: "many", entries: 2 ** 53 },
      { name: "above", entries: 2 ** 62 },
      { name: "few", entries: 10 },
      { name: "baskets", entries: 10, branch: { fWriteBasket: 2 ** 31 - 1, fMaxBaskets: 2 ** 31 - 1 } },
      { name: "beyond", entries: 10, baskets: [[2 ** 40, 2 ** 31 - 1] as const] },
      { name: "elsewhere", entries: 10, baskets: [[100, 400] as const] },
      { name: "negative", entries: 10, length: -5, baskets: [[100, 400] as const] },
      { name: "wide", entries: 1000, length: 2 ** 31 - 1, baskets: [[100, 400] as const] },
      { name: "remote", entries: 10, branch: { fFileName: "../../etc/passwd" } },
    ].map((options) => entryOf(options.name, tree(options))),
  })),
  hostile(
    559_216,
    "hostile words in every object of the report",
    { objects: drawn("Tracks").map((name) => `Tracks/${name}`) },
    () => ({
      tracks: drawn("Tracks")
        .filter((name) => name !== "hEta")
        .map(wordy),
      activity: { run: 559_216, period: markup, pass: linkTitle, beam: markup },
      more: (["PID", "TrackClusters"] as const).map((task) =>
        entryOf(`int/TPC/${task}`, collection(task, drawn(task).map(wordy), { run: 559_216, period: markup })),
      ),
    }),
  ),
];
