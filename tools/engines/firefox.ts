import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProgram, whenReady } from "../serve/program.ts";
import { startTime, type Engine } from "./engine.ts";
import { openMarionette } from "./marionette.ts";

const path = "/usr/bin/firefox-esr";

// Marionette takes a free port and writes it into the profile. What pages and workers say goes to standard output, what
// Firefox says of itself does not, and what it would ask of the network by itself is off.
const preferences = {
  "marionette.port": 0,
  "devtools.console.stdout.content": true,
  "devtools.console.stdout.chrome": false,
  "browser.dom.window.dump.enabled": true,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "browser.startup.homepage_override.mstone": "ignore",
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.server": "",
} as const;

export const firefox: Engine = {
  name: "Firefox ESR",
  needs: [path],
  async start() {
    const profile = mkdtempSync(join(tmpdir(), "tpc-qc-firefox-"));
    const lines = Object.entries(preferences).map(([key, value]) => `user_pref("${key}", ${JSON.stringify(value)});`);
    writeFileSync(join(profile, "user.js"), lines.join("\n"));
    const program = startProgram(path, ["--headless", "--marionette", "--no-remote", "--profile", profile]);
    const end = async (): Promise<void> => {
      await program.stop();
      rmSync(profile, { recursive: true, force: true });
    };
    try {
      const file = join(profile, "MarionetteActivePort");
      const port = await whenReady(program, () => (existsSync(file) ? portIn(file) : undefined), startTime);
      const wire = await openMarionette(port);
      let told = 0;
      return {
        version: wire.version,
        wire,
        said() {
          const lines = program.said.split("\n");
          return lines.slice(told, (told = lines.length - 1)).filter((line) => isOfPages.test(line));
        },
        async end() {
          await wire.close();
          await end();
        },
      };
    } catch (thrown) {
      await end();
      throw thrown;
    }
  },
};

/**
 * What pages say is quoted or in brackets; what parts of Firefox say begins with their name, and their errors are in files of
 * its own. A page that is left in the middle of a drawing is cut short, which Firefox tells as a timeout; under Marionette
 * there is no other one.
 */
const isOfPages =
  /^(console\.\w+: (?!\w+: )|JavaScript \w+: (?!resource:|chrome:|moz-)(?!.*: Script terminated by timeout))/;

/** `undefined` while the file is being written. */
const portIn = (file: string): number | undefined => Number(readFileSync(file, "utf8")) || undefined;
