import type { Page } from "@playwright/test";
import * as fc from "fast-check";
import { canary, canaryTag, hostileCases, type HostileCase } from "../../tools/hostile/cases.ts";
import { hostileFragments } from "../../tools/testing/hostile-links.ts";
import { formatRoute } from "../../src/route/links.ts";
import { plainView, type FigureView } from "../../src/route/route.ts";
import { names, ReportPage, StartPage } from "../app.ts";
import { expect, test as base } from "../fixture.ts";
import { PanelPage } from "../panel-page.ts";
import { startDataServer, type DataServer } from "../servers/ranges.ts";

// Files made to do harm, as every page shows them: no code of theirs runs, nothing is asked of other servers, and their
// words are words.

/** Every way in which the object page draws: our painter, and ROOT's own. */
const painters: readonly { readonly name: string; readonly view: Pick<FigureView, "painter"> }[] = [
  { name: "our painter", view: {} },
  { name: "ROOT's painters", view: { painter: "root" } },
];

/** Elements that our own pages consist of, besides our own ("qc-…"). */
const ours = new Set(
  `html head meta title link script body main header footer nav section aside article div p span b i sub sup small
   h1 h2 h3 ul ol li dl dt dd a button input label select option textarea fieldset legend form details summary pre code
   kbd figure figcaption canvas table thead tbody tfoot tr th td caption progress output slot svg path rect circle line polygon defs linearGradient stop
   g text tspan clipPath`
    .trim()
    .split(/\s+/),
);

let data: DataServer;
base.beforeAll(async () => {
  data = await startDataServer();
});
base.afterAll(() => data.dispose());

const test = base.extend<{ readonly watched: Page }>({
  /** A page whose every request is looked at, its workers' too. */
  watched: async ({ page, site }, use) => {
    const elsewhere: string[] = [];
    page.on("request", (request) => {
      const url = request.url();
      if (![site.origin, data.server.origin].some((own) => url.startsWith(own)) && !/^(data|blob):/.test(url)) {
        elsewhere.push(url);
      }
    });
    await use(page);
    expect(elsewhere, "nothing is asked of other servers").toEqual([]);
  },
});

/** All elements of the page, those in shadow roots too: their names, and what about them could run or lead somewhere. */
interface Walk {
  readonly tags: readonly string[];
  readonly suspects: readonly string[];
  readonly text: string;
}

const walk = (page: Page): Promise<Walk> =>
  page.evaluate(() => {
    const tags = new Set<string>();
    const suspects: string[] = [];
    const texts: string[] = [];
    const visit = (root: Document | ShadowRoot): void => {
      texts.push(root instanceof Document ? root.body.innerText : (root.textContent ?? ""));
      for (const element of root.querySelectorAll("*")) {
        tags.add(element.localName);
        for (const { name, value } of element.attributes) {
          const leads = /^(href|src|action|formaction|xlink:href|srcdoc|data)$/.test(name);
          const { origin } = URL.canParse(value, document.baseURI)
            ? new URL(value, document.baseURI)
            : { origin: "none" };
          const here = value === "" || origin === location.origin;
          const icon = element.localName === "link" && value.startsWith("data:image/svg+xml");
          const code = name === "type" && element.localName === "script" && value !== "module";
          if (name.startsWith("on") || code || (leads && !here && !icon))
            suspects.push(`<${element.localName} ${name}="${value}">`);
        }
        if (element.shadowRoot !== null) visit(element.shadowRoot);
      }
    };
    visit(document);
    return { tags: [...tags], suspects, text: texts.join("\n") };
  });

/** What must hold of every page, whatever it shows. Gives the words on it. */
async function unharmed(page: Page): Promise<string> {
  const { tags, suspects, text } = await walk(page);
  expect(tags.filter((tag) => !ours.has(tag) && !tag.startsWith("qc-"))).toEqual([]);
  expect(suspects).toEqual([]);
  const hasCanary = (name: string): boolean => name in globalThis;
  expect(await page.evaluate(hasCanary, canary), "no code of the file ran in the page").toBe(false);
  for (const worker of page.workers()) {
    expect(await worker.evaluate(hasCanary, canary), `none ran in ${worker.url()}`).toBe(false);
  }
  return text;
}

/** Puts the pointer over the first figure, for what is read out at it, and opens the details of what could not be read. */
async function touch(page: Page): Promise<void> {
  const figure = page.getByRole("figure").first();
  if (await figure.isVisible()) await figure.hover();
  const details = page.getByText(names.showDetails).first();
  if (await details.isVisible()) await details.click();
}

const put = ({ file, bytes }: HostileCase): string => data.write(bytes(), file);

test("hostile files are shown by the report unharmed", async ({ watched }) => {
  test.setTimeout(180_000); // a dozen reports
  const start = await new StartPage(watched).goto();
  let words = "";
  for (const [i, hostile] of hostileCases.entries()) {
    await test.step(hostile.name, async () => {
      const url = put(hostile);
      const report = i === 0 ? await start.openAddress(url) : new ReportPage(watched);
      if (i === 0) await report.allowAlways(url);
      else await watched.goto(`./#/run?src=${url}`);
      if (hostile.opens === "read") {
        await report.settled(Number.parseInt(hostile.file));
        await report.figure(names.eta).scrollIntoViewIfNeeded();
        await expect(report.figure(names.eta).getByRole("img", { name: names.plot })).toBeVisible();
      } else {
        await expect(watched.getByRole("heading", { name: names.notRead })).toBeVisible();
        await expect(watched.getByRole("alert").filter({ hasText: hostile.file })).toBeVisible();
      }
      await touch(watched);
      words += await unharmed(watched);
    });
  }
  await start.goto();
  await expect(start.recent).toBeVisible();
  words += await unharmed(watched);
  expect(words, "the markup of the files was there, as words").toContain(`<${canaryTag}>`);
});

test("hostile links ask before anything is read", async ({ page, site }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const start = await new StartPage(page).goto();
  const fragments = fc.sample(hostileFragments, { seed: 6, numRuns: 120 });
  await page.evaluate(async (all) => {
    const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
    for (const fragment of all) {
      location.hash = fragment;
      for (let frames = 0; frames < 2; frames += 1) await frame();
    }
  }, fragments);
  await unharmed(page);
  await start.goto();
  await expect(start.heading).toBeVisible();
  // The app's own server and CERN need no question.
  const silently = (url: string): boolean =>
    url.startsWith(site.origin) || /^https:\/\/([\w-]+\.)*cern\.ch[:/]/.test(url);
  expect(asked.filter((url) => !silently(url))).toEqual([]);
});

/** Every object that a file is about, and a sound one. */
const objectsOf = ({ objects, refused }: HostileCase): readonly string[] => [...objects, ...refused, "Tracks/hEta"];

for (const { name, view } of painters) {
  test(`hostile objects are shown by themselves unharmed, by ${name}`, async ({ watched }) => {
    test.setTimeout(180_000); // some forty objects
    let words = "";
    let allowed = false;
    for (const hostile of hostileCases.filter(({ opens }) => opens === "read")) {
      const url = put(hostile);
      for (const object of objectsOf(hostile)) {
        await test.step(`${object} of a file with ${hostile.name}`, async () => {
          await watched.goto(`./${linkTo(url, object, view)}`);
          if (!allowed) await new ReportPage(watched).allowAlways(url);
          allowed = true;
          await ended(watched, object, view.painter === "root");
          await touch(watched);
          words += await unharmed(watched);
        });
      }
    }
    expect(words, "the markup of the files was there, as words").toContain(`<${canaryTag}>`);
  });
}

/** This object is drawn, or refused in words. */
async function ended(page: Page, object: string, byRoot: boolean): Promise<void> {
  const focus = new PanelPage(page);
  await expect(focus.figure.getByText(object, { exact: true })).toBeVisible();
  await expect(focus.figure.getByRole("progressbar")).toHaveCount(0);
  const drawn = byRoot ? focus.sheet.locator("svg") : focus.figure.getByRole("img", { name: names.plot });
  const refused = focus.figure.getByText(
    /is damaged|cannot be (decoded|drawn)|was not read|has no object|No entries|does not draw|is no histogram|holds nothing that is drawn|No moving windows/,
  );
  await expect(drawn.or(refused).first()).toBeVisible();
}

const linkTo = (url: string, object: string, painter: Pick<FigureView, "painter">): string =>
  formatRoute({
    page: "object",
    object,
    source: { kind: "url", url },
    run: undefined,
    identity: undefined,
    rule: "robust",
    release: undefined,
    palette: "bird",
    view: { ...plainView, ...painter },
  });
