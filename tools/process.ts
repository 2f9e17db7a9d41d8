import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

export const top = resolve(import.meta.dirname, "..");

/** Folder of the build that is served, measured and tested: `DIST`, else `dist`. */
export const dist = resolve(top, process.env["DIST"] ?? "dist");

/** Runs a package's own program with our Node, its output passed on; gives its exit code. */
export function runTool(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<number> {
  const child = spawn(process.execPath, [join(top, "node_modules", program), ...args], {
    cwd: top,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...environment },
  });
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("close", (code) => done(code ?? 1));
  });
}

/**
 * Builds the app into its folder. In a process of its own: the tools run in Vite's development mode, and a build made there
 * would take the development versions of packages.
 */
export const buildApp = (): Promise<number> =>
  runTool("vite/bin/vite.js", ["build", "--logLevel", "warn", "--outDir", dist, "--emptyOutDir"], {
    NODE_ENV: "production",
  });

export const noBuild = `There is no build in ${dist}: make one with "npm run build".`;

/** Whether a program is installed; daemons live outside an ordinary user's path. */
export const hasProgram = (name: string): boolean =>
  [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"].some((folder) =>
    existsSync(join(folder, name)),
  );

/** The browser for tests and pictures: `CHROMIUM` or Debian's; `undefined` where there is none. */
export const browserPath = (): string | undefined =>
  [process.env["CHROMIUM"] ?? "/usr/bin/chromium"].find((path) => existsSync(path));

/** The same browser without its window, for most tests, where it is installed and no other is named. */
export const shellPath = (): string | undefined =>
  process.env["CHROMIUM"] === undefined
    ? ["/usr/bin/chromium-headless-shell"].find((path) => existsSync(path))
    : undefined;

export const noBrowser =
  "No browser for the tests: install one with `sudo apt-get install chromium`, or name one in the variable CHROMIUM.";
