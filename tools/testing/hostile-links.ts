import fc from "fast-check";
import { fromJsroot } from "../../src/route/jsroot.ts";
import { hostPolicy, readSourceUrl, secretsIn } from "../../src/route/hosts.ts";
import { formatRoute, parseRoute } from "../../src/route/links.ts";
import { isRunRoute, isSetRoute, type FileLink, type Route, type SourceLink } from "../../src/route/route.ts";
import { makeWorld, type World } from "../../src/state/testing/world.ts";

const base = { origin: "https://viewer.example", directory: "https://viewer.example/tpc/" };

const hosts = [
  "qc.cern.ch",
  "cern.ch",
  "evil.example",
  "cern.ch.evil.example",
  "evilcern.ch",
  "viewer.example",
  "127.0.0.1",
  "localhost",
  "[::1]",
  "0x7f.1",
  "2130706433",
  "localhost.evil.example",
  "127.0.0.1.evil.example",
  "%63ern.ch",
  "cern.ch@evil.example",
  "user:token@qc.cern.ch",
  "evil.example\\@cern.ch",
  "evil.example#@cern.ch",
  "CERN.CH",
  "evil.example?.cern.ch",
  "cern\u3002ch",
  "\u0441ern.ch",
  "cern.ch.",
  "qc.cern.ch:8443",
  "viewer.example:444",
  "",
];
const schemes = [
  "https://",
  "http://",
  "https:",
  "https:/",
  "https:\\\\",
  "//",
  "HTTPS://",
  " https://",
  "ht\ttps://",
  "ftp://",
  "javascript:",
  "data:text/html,",
  "blob:https://",
  "file:///",
  "filesystem:https://",
  "view-source:https://",
  "java\nscript:",
  "\u0001https://",
  "root://",
  "ws://",
  "about:",
  "demo/",
  "./demo/",
  "demo/../",
  "",
];
const paths = [
  "/559104.root",
  "/2024/LHC24zz/apass2/559104.root",
  "",
  "/",
  "/a b",
  "/../..",
  "/%00",
  "/%2e%2e/",
  "/\u202e",
  "/f.root?token=secret",
  "/f.root#/run",
  "/<script>PWN=1</script>",
  "/\n\r",
  "559104.root",
  "/?access_token=x&y",
];
const texts = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom("__proto__", "constructor", "1e999", "NaN", "-1", "0,1", "1,0", "none", "zyx", "Tracks/hEta", "eta"),
  fc.constantFrom("<img src=x onerror=PWN=1>", "${PWN=1}", "'\"`", "Tracks/__proto__", "PID/a@1", "a".repeat(70)),
  fc.constantFrom("/__proto__//constructor", "/a%2F%2Fb//c", "/../..", "/<b>//x//y", `/${"a/".repeat(300)}b`),
  fc.constantFrom("mip-mean.low:47", "mip-mean.__proto__:1", "mean>0:::PID/h:<b>", "fit(mean;1,2)>0:x:y:z:"),
  fc.constantFrom("0".repeat(32), "robust", "parity", "bird", "99999999", "%", "%zz", "\u0000", "\ud800"),
);

/** As in a query; half a character becomes U+FFFD. */
const escaped = (text: string): string => new URLSearchParams({ v: text }).toString().slice(2);

/** Addresses of files, from plausible to deceiving. */
export const hostileUrls: fc.Arbitrary<string> = fc.oneof(
  {
    arbitrary: fc
      .tuple(fc.constantFrom(...schemes), fc.constantFrom(...hosts), fc.constantFrom(...paths))
      .map((parts) => parts.join("")),
    weight: 4,
  },
  { arbitrary: fc.webUrl({ withQueryParameters: true }), weight: 1 },
  { arbitrary: texts, weight: 1 },
);

const keys =
  `src file parts with-dir with-parts id section panel figure object x y z log hide slice as rule release palette limits own open find under dir runs dir-b runs-b hidden reference expect
   with with-src with-file with-id with-run with-scale __proto__ toString show side sector chamber show.q-max
   sector.constructor x.__proto__`.split(/\s+/);
const field = ([key, text, escape]: readonly [string, string, boolean]): string =>
  `${key}=${escape ? escaped(text) : text}`;
const queries = fc
  .array(fc.tuple(fc.constantFrom(...keys, ""), texts, fc.boolean()), { maxLength: 8 })
  .map((pairs) => pairs.map(field));

const pages = [
  "run",
  "panel",
  "object",
  "run/559104",
  "panel/1",
  "object/999999999",
  "browse",
  "browse/1",
  "run/",
  "Run",
  "run/-1",
  "start",
  "settings",
  "period",
  "compare",
  "compare/mip-qtot",
  "",
];

/** A file of either set, its address cut anywhere in two. */
function inSet(url: string, i: number): readonly string[] {
  const [at, suffix] = [(7 * (i + 1)) % (url.length + 1), i % 2 === 0 ? "" : "-b"];
  return [`dir${suffix}=${escaped(url.slice(0, at))}`, `runs${suffix}=${escaped(url.slice(at))}~e,559101`];
}

/** Fragments of links: well formed ones with hostile values, ones that are torn, and noise. */
export const hostileFragments: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...pages), hostileUrls, fc.boolean(), queries)
      .map(([page, url, escape, query]) => {
        const src = escape ? escaped(url) : url;
        return `#/${page}?${[`src=${src}`, ...query].join("&")}`;
      }),
  },
  {
    // An object of a second file over one of the first, which may well be allowed.
    weight: 2,
    arbitrary: fc
      .tuple(fc.oneof(fc.constantFrom("demo/559101.root", "https://cern.ch/a.root"), hostileUrls), hostileUrls, queries)
      .map(([first, second, query]) => {
        const sources = [`src=${escaped(first)}`, `with-src=${escaped(second)}`];
        return `#/object?${[...sources, "object=Tracks/hEta", "with=PID/hNClsPID", ...query].join("&")}`;
      }),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom("period", "compare", "period/eta"),
        fc.array(hostileUrls, { minLength: 1, maxLength: 4 }),
        queries,
      )
      .map(([page, urls, query]) => `#/${page}?${[...urls.flatMap(inSet), ...query].join("&")}`),
  },
  {
    // Parts of a run, of which any may be on another host than the first.
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom("run", "run/559108", "browse", "object/1"),
        fc.constantFrom("", "with-"),
        fc.array(fc.oneof(fc.constant("https://cern.ch/1200.root"), hostileUrls), { minLength: 1, maxLength: 4 }),
        queries,
      )
      .map(([page, prefix, urls, query]) => {
        const parts = urls.flatMap((url, i) => {
          const at = (7 * (i + 1)) % (url.length + 1);
          return [`${prefix}dir=${escaped(url.slice(0, at))}`, `${prefix}parts=${escaped(url.slice(at))}~e`];
        });
        const first = prefix === "" ? [] : ["src=demo/559101.root", "object=Tracks/hEta", "with=Tracks/hEta"];
        return `#/${page}?${[...first, ...parts, ...query].join("&")}`;
      }),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...pages), queries).map(([page, query]) => `#/${page}?${query.join("&")}`),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 300 }).map((text) => `#/run?${text}`) },
);

/** Whether a file may be fetched unasked: the app's own origin, CERN by https. Said here once more, independently. */
function maySilently(url: string): boolean {
  const { protocol, hostname, origin } = new URL(url);
  return origin === base.origin || (protocol === "https:" && /(^|\.)cern\.ch$/.test(hostname));
}

const isDemo = (url: string): boolean => /^demo\/(?:[\w-]+\/)?[\w.-]+\.root$/.test(url);

/** Throws where reading the text as a link, an address or one of JSROOT's links lets anything through that must not. */
export function checkLink(text: string): void {
  const { route } = parseRoute(text, base);
  checkRoute(route);
  const again = parseRoute(formatRoute(route), base);
  if (formatRoute(again.route) !== formatRoute(route))
    throw new Error(`read otherwise when written: ${formatRoute(route)}`);
  const query = text.slice(text.indexOf("?") + 1).replace("src=", "file=");
  const jsroot = fromJsroot(query, base);
  if (jsroot !== undefined) checkRoute(jsroot.route);
  secretsIn(text);
}

/** Throws where an address is taken that must not be, or a host is let through. */
export function checkUrl(text: string): void {
  const read = readSourceUrl(text, base);
  if (read.ok) checkSource(read.value);
}

function checkRoute(route: Route): void {
  for (const source of sourcesOf(route)) if (source.kind === "url") checkSource(source.url);
}

const filesOf = (source: SourceLink | undefined): readonly FileLink[] =>
  source === undefined ? [] : source.kind === "merged" ? source.parts : [source];

function sourcesOf(route: Route): readonly FileLink[] {
  if (isRunRoute(route)) {
    const second = "view" in route ? route.view.overlay?.from?.source : undefined;
    return [...filesOf(route.source), ...filesOf(second)];
  }
  if (!isSetRoute(route)) return [];
  return [...route.a.members, ...(route.b?.members ?? [])].map(({ source }) => source);
}

function checkSource(url: string): void {
  if (isDemo(url)) return;
  const { protocol, hostname, href } = new URL(url);
  const loopback = ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
  if (href !== url) throw new Error(`not in its one spelling: ${url}`);
  if (protocol !== "https:" && !(protocol === "http:" && loopback)) throw new Error(`taken: ${url}`);
  const silently = hostPolicy(url, { origin: base.origin, allowedHosts: [] }) === "allowed";
  if (silently !== maySilently(url)) throw new Error(`asks or not, wrongly: ${url}`);
}

/** Runs of a program are short: it keeps what it failed to open. */
const linksPerWorld = 100;

/** Follows links one after another, as a person who allows nothing. */
export class ConsentCheck {
  #world: World = makeWorld();
  #links = 0;
  opened = 0;

  /** Throws where anything is opened from a host that nobody was asked about. */
  async follow(fragment: string): Promise<void> {
    if (++this.#links % linksPerWorld === 0) this.#world = makeWorld();
    const { engine } = this.#world;
    engine.opened.length = 0;
    this.#world.type(fragment);
    // Scripted workers and the store answer without timers: after two turns of the loop all has happened.
    for (let turns = 0; turns < 2; turns++) await new Promise((resolve) => setImmediate(resolve));
    for (const url of engine.opened) {
      if (!maySilently(url)) throw new Error(`opened without consent: ${url}`);
      this.opened++;
    }
  }
}
