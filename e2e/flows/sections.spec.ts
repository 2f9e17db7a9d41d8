import type { Page } from "@playwright/test";
import { plainTitle } from "../../src/draw/latex/text.ts";
import { panelsOf } from "../../src/reports/own.ts";
import { runReport } from "../../src/reports/run.ts";
import { names, StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";
import { expectPainted } from "../painted.ts";
import { PanelPage } from "../panel-page.ts";

const plain = (title: string): string => plainTitle(title).replaceAll(/\s+/g, " ").trim();

test("every section has its heading and its figures by name, drawn and judged, and the groups open up close", async ({
  page,
}) => {
  const report = await (await new StartPage(page).goto()).openDemo(names.goodRun);
  await report.settled(559101);
  expect(panelsOf(runReport).length).toBeGreaterThan(50);
  for (const section of runReport.sections) {
    await test.step(section.id, async () => {
      await report.sections.locator(`a[href*="section=${section.id}&"], a[href$="section=${section.id}"]`).click();
      const region = page.getByRole("region", { name: plain(`${section.group} ${section.subtitle}`), exact: true });
      await expect(region.getByRole("heading", { level: 2 })).toBeInViewport();
      for (const panel of section.panels) {
        const figure = region.getByRole("figure", { name: plain(panel.title), exact: true });
        await figure.scrollIntoViewIfNeeded();
        // The demo has too few tracks above the cut for a fit in the windows: words in place of axes say so.
        if (panel.id === "dca-high-windows")
          await expect(figure.getByText(/^No slice of any window could be fitted/).first()).toBeVisible();
        else await expectPainted(figure.getByRole("img", { name: names.plot }).first());
        const judged = panel.figures.some(({ checks }) => checks.length > 0);
        if (judged) await expect(figure.getByRole("img", { name: names.good }).first()).toBeVisible();
      }
      // Up close one of each group: all sections of a group are made alike.
      if (runReport.sections.find(({ group }) => group === section.group) !== section) return;
      const title = plain(section.panels[0]!.title);
      await report.enlarge(title);
      await expectPainted(new PanelPage(page).figure.getByRole("img", { name: names.plot }).first());
      await expect(page.getByRole("heading", { name: title, exact: true })).toBeVisible();
      if (section === runReport.sections[0]) await backAndForth(page);
      await page.goBack();
      await expect(region).toBeVisible();
      await expectPainted(
        region.getByRole("figure", { name: title, exact: true }).getByRole("img", { name: names.plot }).first(),
      );
    });
  }
});

/** Back and forward before what is gone back to was drawn. */
const backAndForth = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    history.back();
    await new Promise((resolve) => setTimeout(resolve, 50));
    history.forward();
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
