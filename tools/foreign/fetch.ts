import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * Packages of PyPI that bring ROOT files, none of them made here: those of ROOT's own tutorials (written by ROOT 4 to 6),
 * trees and histograms of CMS, DELPHES, EDM4hep and ATLAS, and trees of KM3NeT with classes of their own.
 * `scikit-hep-testdata` is no help: the package holds names only and fetches its files from elsewhere.
 */
const packages: readonly { readonly name: string; readonly form: "wheel" | "source" }[] = [
  { name: "root==0.1a12", form: "wheel" },
  { name: "coffea==2026.9.0", form: "source" },
  { name: "km3net-testdata==0.4.29", form: "source" },
];

/** Takes the ROOT files out of a package: a wheel is a zip archive, a source distribution a tar archive. */
const unpack = `
import sys, tarfile, zipfile
path, to = sys.argv[1:]
if path.endswith(".whl"):
    archive = zipfile.ZipFile(path)
    for name in archive.namelist():
        if name.endswith(".root"): archive.extract(name, to)
else:
    archive = tarfile.open(path)
    for member in archive:
        if member.isfile() and member.name.endswith(".root"): archive.extract(member, to, filter="data")
`;

/** Fetches what is not there yet; a package that is not to be had is told of and left out. */
export function fetchForeign(cache: string): void {
  for (const { name, form } of packages) {
    const folder = join(cache, name.replace("==", "-"));
    const done = join(folder, "complete");
    if (existsSync(done)) continue;
    mkdirSync(folder, { recursive: true });
    console.error(`Fetching ${name} …`);
    const how = form === "wheel" ? ["--only-binary", ":all:"] : ["--no-binary", ":all:"];
    const got = spawnSync(
      "python3",
      ["-m", "pip", "download", "--quiet", "--no-deps", ...how, "--dest", folder, name],
      {
        stdio: ["ignore", "inherit", "inherit"],
      },
    );
    const archive = readdirSync(folder).find((file) => /\.(whl|tar\.gz)$/.test(file));
    if (got.status !== 0 || archive === undefined) {
      console.error(`${name} could not be fetched: its files are left out.`);
      continue;
    }
    const unpacked = spawnSync("python3", ["-c", unpack, join(folder, archive), folder], { stdio: "inherit" });
    if (unpacked.status === 0) writeFileSync(done, "");
  }
}

/** All ROOT files below a folder. */
export const rootFilesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".root"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
