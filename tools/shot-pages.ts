import type { Locator, Page } from "playwright";

/** One picture in each variant: how to get there from the start page. */
export interface Shot {
  readonly name: string;
  /** `golden` is where the golden files are served. */
  readonly open: (page: Page, golden: string) => Promise<void>;
  /** Is left out where there are no golden files. */
  readonly ofGolden?: boolean;
}

const goodRun = "good run";
const deadSector = "run with a dead sector";
const lowGain = "run with low gain";

const clustersPhiA = "#/panel/559104?src=demo/559104.root&panel=clusters-phi-a";

const pads = "#/panel/559104?src=demo/559104.root&panel=n-clusters";
const periodLink = "#/period?dir=demo/apass1/&runs=559100,559102,559105,559107,559108,559110,559112,559115";
/** The same runs against the median of simulated ones. */
const referenceLink = `${periodLink}&dir-b=demo/sim/&runs-b=559102,559107,559110&reference=set`;
const comparisonLink =
  "#/compare?dir=demo/apass1/&runs=559102,559107,559110&dir-b=demo/sim/&runs-b=559102,559107,559110";

const part =
  (path: string, runs: readonly number[]) =>
  (end: string, at: string): string =>
    `dir${end}=${at}${path}&runs${end}=${runs.join(",")}`;

/** All runs of the golden files, one without the TPC and one that was cut among them. */
const common = [559101, 559102, 559104, 559105, 559107, 559108, 559110, 559112, 559115, 559118, 559119] as const;
const apass1 = part("2024/LHC24zz/apass1/", [559100, ...common]);
const apass2 = part("2024/LHC24zz/apass2/", [...common, 559103, 559117, 559121]);
const simulated = part("sim/2024/LHC24z9/0/", [559101, 559102, 559104, 559107, 559108, 559110, 559112]);
const slices = part("slices/559108/", [1200, 1210, 1220, 1230]);

/** Every page of the app. A page that is new gets its line here. */
export const shots: readonly Shot[] = [
  { name: "start-empty", open: async () => undefined },
  {
    name: "start",
    open: async (page) => {
      for (const demo of [goodRun, lowGain, deadSector]) {
        await openDemo(page, demo);
        await page.goBack();
      }
      await page.getByRole("table").waitFor();
    },
  },
  {
    name: "start-wrong",
    open: async (page) => {
      await page.getByRole("textbox").fill("ftp://host.example/559101.root");
      await page.getByRole("button", { name: "Open", exact: true }).click();
    },
  },
  { name: "settings", open: (page) => openSettings(page) },
  {
    name: "settings-changed",
    open: async (page) => {
      await openSettings(page);
      const mip = page.getByRole("group", { name: /Mean of the Gaussian fit/ });
      await change(mip.getByRole("textbox", { name: "low" }), "47");
      await change(mip.getByRole("textbox", { name: "high" }), "46");
      await page.getByRole("combobox", { name: "Figure" }).selectOption({ label: "dE/dx of MIPs, Qtot: TPC" });
      await page.getByRole("textbox", { name: "Good where" }).fill("48 < fit(mean; 40, 60) < 52");
      await page.getByRole("textbox", { name: "Name" }).fill("Gain");
      await page.getByRole("button", { name: "Keep as check" }).click();
      await page.getByRole("textbox", { name: "Good where" }).fill("48 < means");
      await page.getByRole("button", { name: "Keep as check" }).click();
    },
  },
  {
    name: "settings-help",
    open: async (page) => {
      await openSettings(page);
      await page.getByText("What can be written").click();
      await page.getByRole("heading", { name: "Storage" }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: "checks-of-link",
    open: (page) =>
      openLink(
        page,
        "#/run/559107?src=demo/559107.root&limits=mip-mean.low:45&own=48+%3C+fit(mean;40,60):46+%3C+fit(mean;40,60)::PID/hdEdxTotMIP_TPC:Gain",
      ),
  },
  { name: "report-top", open: (page) => openDemo(page, deadSector) },
  { name: "report-tracks", open: (page) => openAt(page, deadSector, "Clusters vs φ, A side") },
  { name: "report-dedx", open: (page) => openAt(page, lowGain, "dE/dx of MIPs, Qtot") },
  { name: "report-pid", open: (page) => openAt(page, goodRun, "Separation of pions and electrons") },
  { name: "report-species", open: (page) => openAt(page, goodRun, "Species that tracking assumed, positive tracks") },
  {
    name: "report-parameters",
    async open(page) {
      await openDemo(page, goodRun);
      const heading = page.getByRole("heading", { name: "Run parameters" });
      await heading.waitFor();
      await heading.evaluate((element) => element.scrollIntoView({ block: "start" }));
      await page.evaluate(() => scrollBy(0, -100));
    },
  },
  { name: "pads-plane", open: (page) => openLink(page, `${pads}&show=plane`) },
  { name: "pads-sector", open: (page) => openLink(page, `${pads}&show=plane&sector=A05`) },
  { name: "pads-r-phi", open: (page) => openLink(page, `${pads}&show=rphi`) },
  { name: "pads-chambers", open: (page) => openLink(page, `${pads}&show=chambers`) },
  { name: "browse", open: (page) => openLink(page, "#/browse/559104?src=demo/559104.root") },
  {
    name: "browse-chosen",
    open: (page) => openLink(page, "#/object/559104?src=demo/559104.root&object=PID/hdEdxTotVsP_TPC"),
  },
  { name: "period-top", open: (page) => period(page) },
  {
    name: "period-highlighted",
    async open(page) {
      await period(page);
      await openLink(page, `${periodLink}&raised=3&reference=0&hidden=7&section=mip`);
      await periodRead(page);
      await page.getByRole("group", { name: "MIP dE/dx, TPC", exact: true }).evaluate((element) => {
        element.scrollIntoView({ block: "start" });
      });
      await page.waitForTimeout(1500);
    },
  },
  { name: "period-trends", open: (page) => openSet(page, `${periodLink}&section=trends`) },
  { name: "period-reference", open: (page) => openSet(page, `${referenceLink}&section=quality`) },
  { name: "period-reference-trends", open: (page) => openSet(page, `${referenceLink}&section=trends`) },
  {
    name: "period-reference-parity",
    open: (page) => openSet(page, `${referenceLink}&rule=parity&section=trends`),
  },
  { name: "period-reference-run", open: (page) => openSet(page, `${periodLink}&reference=1&section=quality`) },
  { name: "period-panel", open: (page) => openSet(page, periodLink.replace("#/period", "#/period/trend-mip")) },
  { name: "period-parity", open: (page) => openSet(page, `${periodLink}&rule=parity`) },
  {
    name: "period-compare-with",
    async open(page) {
      await period(page);
      await page.getByRole("button", { name: "Compare with another set" }).click();
      await page.getByRole("textbox", { name: /^Link to a set/ }).fill("nonsense");
      await page.getByRole("button", { name: "Compare", exact: true }).click();
    },
  },
  {
    name: "period-not-read",
    async open(page) {
      await openLink(page, `${periodLink},559199`);
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  { name: "period-asks", open: (page) => openLink(page, "#/period?dir=https://qc.example/apass2/&runs=559101,559102") },
  { name: "period-need-file", open: (page) => openLink(page, "#/period?dir=file:&runs=559101,559102") },
  { name: "compare-top", open: (page) => openComparison(page, "") },
  { name: "compare-overlays", open: (page) => openComparison(page, "&section=mip") },
  {
    name: "compare-maps",
    async open(page) {
      await openComparison(page, "&section=maps");
      await page.getByRole("combobox", { name: "Map to compare" }).selectOption({ label: "Clusters vs η" });
      await page.getByRole("application", { name: "Maps of Clusters vs η" }).scrollIntoViewIfNeeded();
      await page.waitForTimeout(1500);
    },
  },
  golden("golden-period", (at) => `#/period?${apass2("", at)}`),
  golden("golden-period-quality", (at) => `#/period?${apass2("", at)}&section=quality`),
  golden("golden-period-trends", (at) => `#/period?${apass2("", at)}&section=trends`),
  golden("golden-passes", (at) => `#/compare?${apass1("", at)}&${apass2("-b", at)}`),
  golden("golden-simulation", (at) => `#/compare?${apass2("", at)}&${simulated("-b", at)}`),
  golden("golden-slices", (at) => `#/period?${slices("", at)}`),
  { name: "report-good", open: (page) => openDemo(page, goodRun) },
  { name: "focus", open: (page) => enlarge(page, deadSector, "Clusters vs φ, A side") },
  { name: "focus-fit", open: (page) => enlarge(page, lowGain, "dE/dx of MIPs, Qtot") },
  {
    name: "focus-slice",
    async open(page) {
      await openLink(page, `${clustersPhiA}&x=1,3&y=80,160&slice=column:110`);
      await hover(page, 0.4, 0.45);
    },
  },
  {
    name: "focus-reference",
    open: (page) =>
      openLink(page, "#/panel/559104?src=demo/559104.root&panel=phi-a&with=Tracks/hPhiAside&with-src=demo/559101.root"),
  },
  {
    name: "focus-reference-map",
    open: (page) => openLink(page, `${clustersPhiA}&with=Tracks/h2DNClustersPhiAside&with-src=demo/559101.root`),
  },
  {
    name: "focus-reference-asks",
    open: (page) => openLink(page, `${clustersPhiA}&with=Tracks/hEta&with-src=https://qc.example/559101.root`),
  },
  {
    name: "focus-table",
    async open(page) {
      await openLink(page, clustersPhiA);
      await page.getByRole("button", { name: "Show the table" }).click();
    },
  },
  {
    name: "as-root",
    async open(page) {
      await openLink(page, `${clustersPhiA}&log=z&as=root`);
      await page.getByText("Drawn by JSROOT").waitFor();
    },
  },
  {
    name: "ask-host",
    open: async (page) => {
      await page.getByRole("textbox").fill("https://qc.example/2024/LHC24zz/apass2/559104.root");
      await page.getByRole("button", { name: "Open", exact: true }).click();
      await page.getByRole("button", { name: "Read from qc.example once" }).waitFor();
    },
  },
  { name: "object", open: (page) => openLink(page, "#/object/559101?src=demo/559101.root&object=Tracks/h2DEtaPhi") },
  {
    name: "notices",
    open: (page) => openLink(page, "#/run/559101?src=demo/559101.root&release=999&palette=none"),
  },
  {
    name: "object-missing",
    open: (page) => openLink(page, "#/object/559101?src=demo/559101.root&object=Tracks/hNone"),
  },
  { name: "need-file", open: (page) => openLink(page, "#/run/559104?file=559104.root") },
  {
    name: "not-read",
    open: async (page) => {
      const [name, mimeType] = ["559199.root", "application/octet-stream"];
      const buffer = Buffer.from("this is no ROOT file");
      await page.getByLabel("QC files", { exact: true }).setInputFiles({ name, mimeType, buffer });
      await page.getByRole("heading", { name: "This run could not be read" }).waitFor();
    },
  },
];

/** A set of golden runs, from a host that nobody has allowed yet. */
function golden(name: string, link: (at: string) => string): Shot {
  return {
    name,
    ofGolden: true,
    async open(page, at) {
      page.setDefaultTimeout(120_000);
      await openLink(page, link(at));
      await page.getByRole("button", { name: "Read from it once" }).first().click();
      const reads = page.getByRole("button", { name: "Pause" });
      await reads.first().waitFor();
      await reads.first().waitFor({ state: "hidden" });
      await page.waitForTimeout(3000);
    },
  };
}

async function openDemo(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation", { name: "Synthetic runs" }).getByRole("link", { name }).click();
  await page.getByRole("figure").first().waitFor();
  await read(page);
}

/** By a link in place, as when one is pasted into the address bar. */
async function openLink(page: Page, fragment: string): Promise<void> {
  await page.evaluate((hash) => location.assign(hash), fragment);
  await page.getByRole("banner").waitFor();
  await read(page);
}

async function openSettings(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("heading", { name: "Thresholds of checks" }).waitFor();
}

async function change(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press("Enter");
}

async function openAt(page: Page, demo: string, figure: string): Promise<void> {
  await openDemo(page, demo);
  await page
    .getByRole("figure", { name: figure, exact: true })
    .evaluate((element) => element.scrollIntoView({ block: "start" }));
  // Under the header, which stays in sight.
  await page.evaluate(() => scrollBy(0, -100));
}

async function enlarge(page: Page, demo: string, name: string): Promise<void> {
  await openDemo(page, demo);
  const figure = page.getByRole("figure", { name, exact: true });
  await figure.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("figure").nth(1).waitFor({ state: "detached" });
  await read(page);
}

async function period(page: Page): Promise<void> {
  await openLink(page, periodLink);
  await periodRead(page);
}

const periodRead = (page: Page): Promise<void> => page.getByText("all runs read").waitFor();

async function openSet(page: Page, link: string): Promise<void> {
  await openLink(page, link);
  await periodRead(page);
  await page.waitForTimeout(1500);
}

async function openComparison(page: Page, more: string): Promise<void> {
  await openLink(page, comparisonLink + more);
  await page.getByText("3 of 3").first().waitFor();
  await page.waitForTimeout(1500);
}

/** Points at the drawing, at shares of its width and height. */
async function hover(page: Page, x: number, y: number): Promise<void> {
  const { width, height } = (await page.getByRole("application").boundingBox())!;
  await page.getByRole("application").hover({ position: { x: x * width, y: y * height } });
}

/** Waits until nothing is being read. */
async function read(page: Page): Promise<void> {
  await page.getByText("still reading").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Cancel", exact: true }).first().waitFor({ state: "hidden" });
  // Drawn figures come in slices of frames after that.
  await page
    .getByText(/^(reading …|keeping it in this browser)$/)
    .first()
    .waitFor({ state: "hidden" });
}
