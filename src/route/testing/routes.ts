import * as fc from "fast-check";
import { isAsReleased, readSettings } from "../../qc/check-settings.ts";
import { formatObject, keyObject } from "../../qc/object-path.ts";
import { taskNames } from "../../qc/run-file.ts";
import {
  deviationOrders,
  overlayKinds,
  paletteNames,
  runOrders,
  type Arrangement,
  type FigureView,
  type PadsView,
  type PanelLook,
  type Route,
  type RunPlace,
  type SetLink,
  type SetMember,
} from "../route.ts";

/** Where the app of these links lies. */
export const base = { origin: "https://qc.example.org", directory: "https://qc.example.org/tpc/viewer/" };
export const id = "0123456789abcdef0123456789abcdef";
const optional = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });

const url = fc
  .record({ host: fc.domain(), path: fc.webPath(), query: fc.option(fc.webQueryParameters(), { nil: "" }) })
  .map(({ host, path, query }) => new URL(`https://${host}${path}${query === "" ? "" : `?${query}`}`).href);
const source = fc.oneof(
  url.map((each) => ({ kind: "url" as const, url: each })),
  fc.constantFrom("demo/559101.root", "http://localhost:8080/a b.root").map((text) => ({
    kind: "url" as const,
    url: text.startsWith("demo") ? text : new URL(text).href,
  })),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).map((name) => ({ kind: "file" as const, name })),
);
const from = fc.oneof(
  { weight: 3, arbitrary: source },
  fc.record({ kind: fc.constant("merged" as const), parts: fc.array(source, { minLength: 2, maxLength: 5 }) }),
);
const limits = fc.array(
  fc.record({
    check: fc.constantFrom("mip-mean", "sector-tracks", "sector-clusters"),
    limit: fc.constantFrom("low", "high", "needed", "significance"),
    value: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.double({ min: 1e-9, max: 2e9, noNaN: true })),
  }),
);
const ownCheck = fc.record({
  object: fc.oneof(
    fc.constantFrom("Tracks/hEta@17", "/a:b/c%3A//d"),
    fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => `PID/${text}`),
  ),
  panel: optional(fc.constantFrom("mip-qtot", "eta")),
  title: fc.string({ unit: "grapheme", maxLength: 30 }),
  good: fc.constantFrom("48 < fit(mean; 40, 60) < 52", "entries>0", "not (mean(yaxis) > 1 or stdDev < 2e-7)"),
  medium: optional(fc.constant("mean > 0")),
});
const settings = fc
  .record({ limits, own: fc.array(ownCheck, { maxLength: 4 }) })
  .map((raw) => readSettings(raw).settings)
  .map((read) => (isAsReleased(read) ? undefined : read));
const place: fc.Arbitrary<RunPlace> = fc.record({
  settings,
  source: from,
  identity: optional(fc.stringMatching(/^[0-9a-f]{32}$/)),
  run: optional(fc.integer({ min: 100_000, max: 999_999 })),
  rule: fc.constantFrom("robust", "parity"),
  release: optional(fc.nat(9999)),
  palette: fc.constantFrom(...paletteNames),
});
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));
const range = optional(
  fc.tuple(number, number).filter(([lo, hi]) => lo < hi) as fc.Arbitrary<readonly [number, number]>,
);
const word = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).filter((text) => !/[/@]/.test(text));
const object = fc
  .tuple(fc.constantFrom(...taskNames), name, optional(fc.nat()))
  .map(([task, of, at]) => `${task}/${of}${at === undefined ? "" : `@${at}`}`);
const key = fc
  .tuple(
    fc.array(name, { minLength: 1, maxLength: 3 }),
    fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { maxLength: 2 }),
  )
  .map(([path, names]) => formatObject(keyObject(path.join("/"), names)));
const slice = fc.oneof(
  fc.record({ along: fc.constantFrom("column", "row"), bin: fc.integer({ min: 1, max: 999_999_999 }) }),
  fc.constant({ along: "row", bin: undefined } as const),
);
const overlay = fc.record({
  object: fc.oneof(object, key),
  from: optional(place.map(({ source, identity, run }) => ({ source, identity, run }))),
  scaled: fc.boolean(),
});
const hide = fc.subarray([...overlayKinds], { minLength: 1 });
const side = optional(fc.constantFrom("A" as const, "C" as const));
const pads: fc.Arbitrary<PadsView> = fc.oneof(
  fc
    .record({ show: fc.constantFrom("xy", "plane", "rphi"), side, sector: optional(fc.nat(35)) })
    .filter((each) => each.show !== "xy" || each.side !== undefined || each.sector !== undefined),
  fc.record({ show: fc.constant("chambers"), side, chamber: optional(fc.nat(71)) }),
);
const view: fc.Arbitrary<FigureView> = fc.record({
  x: range,
  y: range,
  z: range,
  log: optional(fc.subarray(["x", "y", "z"] as ("x" | "y" | "z")[])),
  hide: optional(hide),
  slice: optional(slice),
  overlay: optional(overlay),
  painter: optional(fc.constant("root" as const)),
  pads: optional(pads),
});
const look: fc.Arbitrary<PanelLook> = fc
  .record({ panel: word, x: range, y: range, pads: optional(pads) })
  .filter((each) => each.x !== undefined || each.y !== undefined || each.pads !== undefined);
const member: fc.Arbitrary<SetMember> = fc.record({
  source: fc.oneof(
    source,
    fc.constantFrom("559101.root", "559102_QC.root", "559103~a,b.root", "QC", "x/y~tz.root?a=b,c~").map((rest) => ({
      kind: "url" as const,
      url: new URL(rest, "https://eosweb.cern.ch/2024/apass2/").href,
    })),
  ),
  identity: optional(fc.stringMatching(/^[0-9a-f]{8}$/)),
});
const set: fc.Arbitrary<SetLink> = fc.record({
  name: fc.string({ unit: "grapheme-ascii", maxLength: 20 }),
  members: fc.array(member, { minLength: 1, maxLength: 6 }),
});
const arrangement = (count: number, hasB: boolean): fc.Arbitrary<Arrangement> =>
  fc.record({
    order: fc.constantFrom(...runOrders),
    colour: fc.constantFrom(...runOrders),
    hidden: fc.subarray(Array.from({ length: count }, (_, i) => i)),
    raised: optional(fc.nat(count - 1)),
    reference: optional(hasB ? fc.constantFrom<number | "set">("set", 0) : fc.nat(count - 1)),
    sort: optional(word),
    find: fc.string({ unit: "grapheme-ascii", maxLength: 20 }),
    species: optional(fc.constantFrom("electron" as const, "kaon" as const)),
    deviations: optional(fc.constantFrom(...deviationOrders)),
  });
const setRoute = fc
  .record({
    page: fc.constantFrom("period" as const, "compare" as const),
    a: set,
    b: set,
    hasB: fc.boolean(),
    expected: fc.array(fc.integer({ min: 100_000, max: 999_999 }), { maxLength: 3 }),
    pair: fc.record({
      run: optional(fc.integer({ min: 100_000, max: 999_999 })),
      slice: optional(fc.constantFrom("00:00", "12:10")),
      map: optional(word),
      whole: optional(fc.constant(true)),
    }),
    section: optional(word),
    panel: optional(word),
    focus: optional(fc.record({ panel: word, figure: fc.nat(20), view })),
    common: place.map(({ rule, release, palette, settings }) => ({ rule, release, palette, settings })),
  })
  .chain(({ page, a, b, hasB, expected, pair, common, ...rest }) =>
    arrangement(a.members.length, hasB || page === "compare").map((arranged): Route => {
      const of = { a, arrangement: arranged, ...rest, ...common };
      return page === "compare" ? { page, b, ...pair, ...of } : { page, b: hasB ? b : undefined, expected, ...of };
    }),
  );
/** Every route there is. */
export const routes: fc.Arbitrary<Route> = fc.oneof(
  setRoute,
  fc.constant({ page: "start" } as const),
  fc.constant({ page: "settings" } as const),
  fc
    .tuple(
      place,
      fc.record({
        section: optional(word),
        panel: optional(word),
        looks: optional(fc.uniqueArray(look, { selector: ({ panel }) => panel, minLength: 1, maxLength: 6 })),
      }),
    )
    .map(([where, of]) => ({ page: "run", ...of, ...where }) as const),
  fc
    .tuple(place, fc.record({ panel: word, figure: fc.nat(20), view }))
    .map(([where, of]) => ({ page: "panel", ...of, ...where }) as const),
  fc
    .tuple(place, fc.record({ object: fc.oneof(object, key), view }))
    .map(([where, of]) => ({ page: "object", ...of, ...where }) as const),
  fc
    .tuple(
      place,
      fc.record({
        object: optional(key),
        open: fc.uniqueArray(key, { maxLength: 5 }),
        find: fc.string({ unit: "grapheme", maxLength: 20 }),
        under: optional(key),
      }),
    )
    .map(([where, of]) => ({ page: "browse", ...of, ...where }) as const),
);
