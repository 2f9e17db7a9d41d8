import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { headersFor, pagePolicy, workerPolicy } from "../tools/headers.ts";
import { needsProgram } from "./needs.ts";
import { daemonFolder, type Daemon } from "./servers/daemon.ts";
import { startNginxWith } from "./servers/nginx.ts";

needsProgram("nginx");

let top: string;
let nginx: Daemon;

/** The configuration that docs/deploy.md gives for the app, with its placeholders filled in and its paths in `top`. */
function recipe(): { readonly common: string; readonly server: string } {
  const text = readFileSync(resolve(import.meta.dirname, "../docs/deploy.md"), "utf8");
  const section = text.slice(text.indexOf("\n## nginx"), text.indexOf("\n## Where the QC files lie"));
  const [common, server] = [...section.matchAll(/```nginx\n(.*?)```/gs)].map((match) => match[1]!);
  return {
    common: common!,
    server: server!
      .replaceAll("PAGE POLICY", pagePolicy())
      .replaceAll("WORKER POLICY", workerPolicy())
      .replaceAll("/srv/tpc-qc-viewer", join(top, "app"))
      .replaceAll("/etc/nginx/tpc-qc-headers.conf", join(top, "headers.conf")),
  };
}

const files: Readonly<Record<string, string>> = {
  "index.html": "text/html",
  "sw.js": "application/javascript",
  "manifest.webmanifest": "application/manifest+json",
  "demo/559101.root": "application/octet-stream",
  "assets/index-AbCd1234.js": "application/javascript",
  "workers/bytes.worker-AbCd1234.js": "application/javascript",
  "workers/codec-AbCd1234.wasm": "application/wasm",
};

test.beforeAll(async () => {
  top = daemonFolder("deploy");
  for (const folder of ["assets", "workers", "demo"]) mkdirSync(join(top, "app", folder), { recursive: true });
  for (const file of Object.keys(files)) writeFileSync(join(top, "app", file), file);
  const { common, server } = recipe();
  writeFileSync(join(top, "headers.conf"), common);
  nginx = await startNginxWith(server);
});
test.afterAll(async () => {
  await nginx.stop();
  rmSync(top, { recursive: true });
});

test("nginx set up as the guide says sends what our server sends", async ({ request }) => {
  for (const [file, type] of Object.entries(files)) {
    const answer = await request.get(`${nginx.address}tpc/viewer/${file}`);
    expect(answer.status(), file).toBe(200);
    expect(answer.headers()["content-type"], file).toBe(type);
    for (const [name, value] of Object.entries(headersFor(file))) {
      expect(answer.headers()[name.toLowerCase()], `${name} of ${file}`).toBe(value);
    }
  }
});

test("nginx set up as the guide says answers the folder with the page, and without the slash too", async ({
  request,
}) => {
  expect(await (await request.get(`${nginx.address}tpc/viewer/`)).text()).toBe("index.html");
  expect((await request.get(`${nginx.address}tpc/viewer`)).url()).toBe(`${nginx.address}tpc/viewer/`);
});
