import { openLink, ReportPage } from "../app.ts";
import { expect, test } from "../fixture.ts";
import { PanelPage } from "../panel-page.ts";

// The link of each kind of view, opened by somebody else, shows the same.

const panel = (run: number, id: string, more: string): string =>
  `#/panel/${run}?src=demo/${run}.root&panel=${id}${more}`;
const other = "with-src=demo/559101.root&with-run=559101";

const views: readonly (readonly [name: string, link: string, said: RegExp])[] = [
  [
    "ranges and a logarithm",
    panel(559104, "clusters-phi-a", "&x=1,4&y=80,160&z=1,40&log=z&palette=cividis"),
    /^in sight, at bin centres$/,
  ],
  ["overlays left out", panel(559107, "mip-qtot", "&figure=1&hide=target,gaussian-fit"), /^in sight, at bin centres$/],
  ["a column that is held", panel(559104, "clusters-phi-a", "&y=90,160&slice=column:108"), /^column 108, φ/],
  ["a row that is held", panel(559104, "eta-phi", "&slice=row:150"), /^row 150, η/],
  ["another object of the run over it", panel(559104, "phi-a", "&with=Tracks/hPhiCside"), /^hPhiCside$/],
  [
    "the same of another run over it, not scaled",
    panel(559104, "eta", `&x=-0.5,0.5&with=Tracks/hEta&${other}&with-scale=none`),
    /^559101$/,
  ],
  [
    "a map of another run over it, and a slice",
    panel(559104, "clusters-phi-a", `&slice=column:110&with=Tracks/h2DNClustersPhiAside&${other}`),
    /^559101$/,
  ],
  ["windows over one another", panel(559101, "mip-windows", "&figure=0&x=40,60&y=0,0.1"), /\d windows$/],
  ["a trend over time", panel(559101, "clusters-eta-windows", "&figure=2&x=5,20&y=130,140"), /^change over the run/],
  ["a ratio of two", panel(559101, "dedx-p-charges", "&figure=2&x=0.2,2&z=0.8,1.25"), /bins with 8 tracks/],
  ["species", panel(559101, "pid-species", "&figure=0&x=0.3,3&log="), /tracks/],
  ["values per pad", panel(559104, "n-clusters", "&show=plane&sector=A05&z=100,400"), /^IROC A05/],
  [
    "an object by itself",
    "#/object/559101?src=demo/559101.root&object=PID/hNClsPID&x=80,152&log=y",
    /^in sight, at bin centres$/,
  ],
];

/** In three tests, which run beside each other: two by day, one by night. */
const parts = (["light", "light", "dark"] as const).map(
  (colorScheme, part) => [colorScheme, views.filter((_, i) => i % 3 === part)] as const,
);

for (const [colorScheme, part] of parts) {
  const said = part.map(([name]) => name).join("; ");
  test(`the same pixels for somebody else, ${colorScheme}: ${said}`, async ({ page, newPerson }) => {
    await page.emulateMedia({ colorScheme });
    // A run that is open stays so: its other views begin with its content's identity, as links within the page do.
    const identities = new Map<string, string>();
    for (const [name, view, said] of part) {
      await test.step(name, async () => {
        const run = /src=[^&]*/.exec(view)![0];
        const mine = await new PanelPage(page).goto(`${view}${identities.get(run) ?? ""}`);
        await expect(mine.figure.getByText(said)).toBeVisible();
        await expect(page).toHaveURL(/[?&]id=[0-9a-f]{32}/);
        const link = await new ReportPage(page).copyLink();
        identities.set(run, link.match(/&(id|release)=\w+/g)!.join(""));
        const person = await newPerson({ colorScheme });
        const theirs = new PanelPage((await openLink(person, link)).page);
        await expect(theirs.figure.getByText(said)).toBeVisible();
        await mine.expectSame(theirs);
        await expect(theirs.page).toHaveURL(link);
        await person.close();
      });
    }
  });
}

test("as ROOT draws it: the same picture for somebody else", async ({ page, newPerson }) => {
  const link = panel(559104, "clusters-phi-a", "&y=80,160&log=z&palette=viridis&as=root");
  await page.goto(`./${link}`);
  const theirs = new PanelPage((await openLink(await newPerson(), page.url())).page);
  for (const sheet of [new PanelPage(page).sheet, theirs.sheet])
    await expect(sheet.locator("path").first()).toBeVisible();
  const [mine, other] = [await drawn(new PanelPage(page)), await drawn(theirs)];
  expect(other).toBe(mine);
});

/** All that ROOT's painters drew, but for names that they make up. */
const drawn = (panel: PanelPage): Promise<string> =>
  panel.sheet.evaluate((sheet) => sheet.innerHTML.replaceAll(/(id|clip-path|xlink:href)="[^"]*"/g, ""));
