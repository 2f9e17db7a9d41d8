import { expect, type BrowserContext, type Locator, type Page } from "@playwright/test";

/** What the pages call things. Tests find everything by these names, and only here they are written. */
export const names = {
  app: "TPC QC Viewer",
  demos: "Synthetic runs",
  settings: "Settings",
  mipThresholds: "Thresholds: Mean of the Gaussian fit in 40 to 60",
  resetAll: "Reset all thresholds",
  keepThisCheck: "Keep this check",
  useMine: "Use mine",
  keepTheirs: "Keep these as mine",
  notYours: "Judged with the checks of the link, which are not yours",
  mipFigure: "dE/dx of MIPs, Qtot: TPC",
  goodRun: "good run",
  deadSector: "run with a dead sector",
  lowGain: "run with low gain",
  address: "Address or viewer link",
  open: "Open",
  chooseFiles: "Choose files",
  filesInput: "QC files",
  recent: "Recent",
  sections: "Sections",
  runParameters: "Run parameters",
  verdicts: "Verdicts",
  rule: "Rule",
  copyLink: "Copy link",
  bad: "Quality: bad",
  good: "Quality: good",
  readAlways: (host: string) => `Always read from ${host}`,
  readOnce: (host: string) => `Read from ${host} once`,
  cancel: "Cancel",
  stillReading: "Nothing so far; still reading.",
  keeping: "keeping it in this browser",
  linkToPanel: "Link to this panel",
  enlarge: /^Enlarge/,
  /** A plot's name is its summary, in sentences; a mark's has no full stop. */
  plot: /\.$/,
  notRead: "This run could not be read",
  tryAgain: "Try again",
  start: "Start",
  showNow: "Show the file as it is now",
  showDetails: "Show details",
  offline: /^No network/,
  clustersPerPad: "Clusters per pad",
  phiA: "Tracks vs φ, A side",
  phiC: "Tracks vs φ, C side",
  clustersPhiA: "Clusters vs φ, A side",
  eta: "Pseudorapidity",
  mip: "dE/dx of MIPs, Qtot",
  clustersOfTracks: "Clusters of tracks",
  /** The sentence of `explain` for an answer without CORS header. */
  noCors: /did not allow this page to read the file \(no CORS header\)/,
} as const;

/**
 * Runs of the demo period: a quarter of the size of the others, with no values per pad. Where a test needs some run, one of
 * these is read in half the time.
 */
export const small = {
  good: 559102,
  lowGain: 559107,
  another: 559108,
  file: (run: number): string => `demo/apass1/${run}.root`,
  report: (run: number): string => `#/run/${run}?src=demo/apass1/${run}.root`,
  panel: (run: number, id: string): string => `#/panel/${run}?src=demo/apass1/${run}.root&panel=${id}`,
} as const;

/** A whole run on a busy machine. */
const reading = { timeout: 30_000 };

export class StartPage {
  readonly heading: Locator;
  readonly address: Locator;
  readonly demos: Locator;
  readonly recent: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { level: 1, name: names.app });
    this.address = page.getByRole("textbox", { name: names.address });
    this.demos = page.getByRole("navigation", { name: names.demos });
    this.recent = page.getByRole("table", { name: names.recent });
  }

  async goto(): Promise<this> {
    await this.page.goto("./");
    await expect(this.heading).toBeVisible();
    return this;
  }

  async openSettings(): Promise<SettingsPage> {
    await this.page.getByRole("link", { name: names.settings }).click();
    const settings = new SettingsPage(this.page);
    await expect(settings.heading).toBeVisible();
    return settings;
  }

  async openDemo(name: string): Promise<ReportPage> {
    await this.demos.getByRole("link", { name }).click();
    return new ReportPage(this.page);
  }

  async openFile(...paths: readonly string[]): Promise<ReportPage> {
    await this.page.getByLabel(names.filesInput, { exact: true }).setInputFiles([...paths]);
    return new ReportPage(this.page);
  }

  /** Types the address of a file that lies beside the app: about it nothing is asked. */
  async openBeside(file: string): Promise<ReportPage> {
    return this.openAddress(new URL(file, this.page.url()).href);
  }

  /** Opens a run of the list of recent ones, as they are kept. */
  async openRecent(run: number): Promise<ReportPage> {
    await this.recent.getByRole("link", { name: String(run) }).click();
    return new ReportPage(this.page);
  }

  /** Types an address. Hosts outside the allow-list are asked for first, loopback too. */
  async openAddress(url: string): Promise<ReportPage> {
    await this.address.fill(url);
    await this.page.getByRole("button", { name: names.open, exact: true }).click();
    return new ReportPage(this.page);
  }
}

export class SettingsPage {
  readonly heading: Locator;
  /** Thresholds of the check of the MIP's mean. */
  readonly mip: Locator;
  readonly resetAll: Locator;
  readonly form: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { level: 1, name: names.settings });
    this.mip = page.getByRole("group", { name: names.mipThresholds });
    this.resetAll = page.getByRole("button", { name: names.resetAll });
    this.form = page.getByRole("form", { name: "Check of your own" });
  }

  limit(name: string): Locator {
    return this.mip.getByRole("textbox", { name, exact: true });
  }

  async setLimit(name: string, value: string): Promise<void> {
    await this.limit(name).fill(value);
    await this.limit(name).press("Enter");
  }

  /** Keeps a check of the MIP figure of the TPC. */
  async keepCheck(name: string, good: string, medium = ""): Promise<void> {
    await this.page.getByRole("combobox", { name: "Figure" }).selectOption({ label: names.mipFigure });
    await this.form.getByRole("textbox", { name: /^Good/ }).fill(good);
    await this.form.getByRole("textbox", { name: /medium/ }).fill(medium);
    await this.form.getByRole("textbox", { name: /^Name/ }).fill(name);
    await this.form.getByRole("button", { name: names.keepThisCheck }).click();
  }

  remove(name: string): Locator {
    return this.page.getByRole("button", { name: `Remove the check ${name}` });
  }

  async back(): Promise<StartPage> {
    await this.page.getByRole("link", { name: /^Start/ }).click();
    return new StartPage(this.page);
  }
}

export class ReportPage {
  readonly sections: Locator;
  readonly verdicts: Locator;

  constructor(readonly page: Page) {
    this.sections = page.getByRole("navigation", { name: names.sections });
    this.verdicts = page.getByRole("list", { name: names.verdicts });
  }

  heading(run: number): Locator {
    return this.page.getByRole("heading", { level: 1, name: String(run) });
  }

  /** A text is the whole name: many begin alike. */
  figure(name: string | RegExp): Locator {
    return this.page.getByRole("figure", { name, exact: true });
  }

  /** Answers the question about a host with "once". */
  async allow(url: string): Promise<void> {
    await this.page.getByRole("button", { name: names.readOnce(new URL(url).host) }).click();
  }

  /** Answers it with "always". */
  async allowAlways(url: string): Promise<void> {
    await this.page.getByRole("button", { name: names.readAlways(new URL(url).host) }).click();
  }

  /** The file is open: its run is told, and the address says which content it has. All else may still be read. */
  async opened(run: number): Promise<void> {
    await expect(this.heading(run)).toBeVisible(reading);
    await expect(this.page).toHaveURL(/[?&]id=[0-9a-f]{32}/, reading);
  }

  /** A mark of a figure, such as its worst verdict: there as soon as what it is about is read. */
  async marked(figure: string | RegExp, mark: string | RegExp): Promise<void> {
    await expect(this.figure(figure).getByRole("img", { name: mark }).first()).toBeVisible(reading);
  }

  /** The run is there and everything of the page is read, drawn and kept. */
  async settled(run: number): Promise<void> {
    await expect(this.heading(run)).toBeVisible(reading);
    // Asked again and again while it is read: not of the whole page, which takes it a third of its time.
    const [verdicts, progress] = [this.page.locator("qc-verdict-list"), this.page.locator("qc-progress")];
    await expect(verdicts.getByText(names.stillReading)).toHaveCount(0, reading);
    await expect(progress.getByRole("button", { name: names.cancel, exact: true })).toHaveCount(0, reading);
    await expect(progress.getByText(names.keeping)).toHaveCount(0, reading);
    await expect(this.page.getByRole("figure").first()).toBeVisible();
  }

  /** Every figure in sight has its picture. */
  async drawn(): Promise<void> {
    await expect(this.page.getByRole("figure").getByRole("img", { name: names.plot }).first()).toBeVisible();
  }

  /** Goes down the whole page, so that what is drawn only in sight is drawn, or said why it is not. */
  async drawAll(): Promise<void> {
    const figures = this.page.getByRole("figure");
    for (const figure of await figures.all()) await figure.scrollIntoViewIfNeeded();
    await expect(figures.getByRole("progressbar")).toHaveCount(0);
    const drawn = this.page.getByRole("img", { name: names.plot });
    const said = this.page.getByText(names.plot);
    await expect(figures.filter({ hasNot: drawn }).filter({ hasNot: said })).toHaveCount(0);
  }

  /** To the page of one panel by itself. */
  async enlarge(name: string | RegExp): Promise<void> {
    const figure = this.figure(name);
    await figure.hover();
    await figure.getByRole("link", { name: names.enlarge }).click();
  }

  async copyLink(): Promise<string> {
    return copiedLink(this.page, () => this.page.getByRole("button", { name: names.copyLink }).click());
  }

  /** The link to one panel, by the panel's own button. */
  async copyPanelLink(name: string | RegExp): Promise<string> {
    const figure = this.figure(name);
    await figure.hover();
    return copiedLink(this.page, () => figure.getByRole("button", { name: names.linkToPanel }).click());
  }
}

async function copiedLink(page: Page, copy: () => Promise<void>): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await copy();
  const read = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(read).toContain("#/");
  return read();
}

/** The service worker has the whole app: from here on the pages open without a server. */
export async function readyForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const late = new Promise((_, reject) => {
      setTimeout(() => reject(new Error("no service worker after 20 s")), 20_000);
    });
    await Promise.race([navigator.serviceWorker.ready, late]);
  });
}

/** A new page at a link, in a context that may be another person's. */
export async function openLink(context: BrowserContext, link: string): Promise<ReportPage> {
  const page = await context.newPage();
  await page.goto(link);
  return new ReportPage(page);
}
