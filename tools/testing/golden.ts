import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = resolve(import.meta.dirname, "../..", process.env["GOLDEN_DIR"] ?? "../shared/golden");
const there = existsSync(folder);
if (!there && process.env["TPC_QC_REQUIRE_ALL"] === "1") throw new Error(`The golden files are not at ${folder}`);

/** Folder of the golden ROOT files; `undefined` where there is none, and tests that need it are skipped. */
export const goldenDir: string | undefined = there ? folder : undefined;

/** A path in the golden folder; only for tests that run when there is one. */
export function golden(path: string): string {
  return join(folder, path);
}
