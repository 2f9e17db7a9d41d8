import { firefox } from "./engines/firefox.ts";
import { webkitgtk } from "./engines/webkitgtk.ts";
import { startServer } from "./serve/static-server.ts";
import { headersFor } from "./headers.ts";
import { dist } from "./process.ts";
import { AppPage } from "./engines/app-page.ts";
export async function main(args: readonly string[]): Promise<number> {
  const site = await startServer({ folder: dist, headers: (p) => headersFor(p) });
  const r = await (args[0] === "webkit" ? webkitgtk : firefox).start();
  try {
  const page = new AppPage(r.wire);
  await page.goTo(`${site.address}#/panel/559104?src=demo/559104.root&panel=eta`);
  await page.see("application", "^Drawing of Pseudo");
  console.log(await page.call(() => [document.hasFocus(), document.visibilityState]));
  await page.click("application", "^Drawing of Pseudo");
  await page.press("\uE014");
  for (let i = 0; i < 5; i++) console.log(await page.names("status", ""), await page.call(() => { let e = document.activeElement; const p = []; while (e) { p.push(e.localName + "." + e.className); e = e.shadowRoot?.activeElement ?? null; } return p; }));
  await page.press("+", "+");
  for (let i = 0; i < 5; i++) console.log(await page.address());
  } catch (t) { console.log(t); }
  await r.end(); await site.stop(); return 0;
}
