import { chownSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { freePorts } from "../../tools/serve/program.ts";
import { daemonFolder, programPath, startDaemon, type Daemon } from "./daemon.ts";

/** A real XRootD that serves copies of `files` by HTTP below `/data/`. It refuses to run as root: then it runs as nobody. */
export async function startXrootd(files: readonly string[]): Promise<Daemon> {
  const folder = daemonFolder("xrootd");
  const asRoot = process.getuid?.() === 0;
  const owner = asRoot ? idsOf("nobody") : undefined;
  const own = (path: string): void => {
    if (owner !== undefined) chownSync(path, owner.user, owner.group);
  };
  for (const name of [".", "data", "admin", "pid"]) {
    if (name !== ".") mkdirSync(join(folder, name));
    own(join(folder, name));
  }
  for (const file of files) {
    const copy = join(folder, "data", basename(file));
    copyFileSync(file, copy);
    own(copy);
  }
  const [port, httpPort] = await freePorts(2);
  writeFileSync(
    join(folder, "xrootd.cfg"),
    `all.export /data
oss.localroot ${folder}
all.adminpath ${folder}/admin
all.pidpath ${folder}/pid
xrd.port ${port}
xrd.network nodnr
xrd.protocol XrdHttp:${httpPort} libXrdHttp.so
http.listingdeny no
`,
  );
  return startDaemon({
    program: programPath("xrootd") ?? "xrootd",
    args: ["-c", join(folder, "xrootd.cfg"), "-l", join(folder, "log"), "-n", `test${httpPort}`].concat(
      asRoot ? ["-R", "nobody"] : [],
    ),
    folder,
    address: `http://127.0.0.1:${httpPort}/data/`,
  });
}

function idsOf(name: string): { readonly user: number; readonly group: number } {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((each) => each.startsWith(`${name}:`));
  const [, , user, group] = line?.split(":") ?? [];
  if (user === undefined || group === undefined) throw new Error(`There is no account ${name}`);
  return { user: Number(user), group: Number(group) };
}
