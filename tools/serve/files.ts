import { realpath, stat } from "node:fs/promises";
import { extname, join, relative, resolve, sep } from "node:path";

export interface FoundFile {
  readonly file: string;
  /** Below the served folder, with slashes: "assets/index.js". */
  readonly path: string;
  readonly size: number;
  readonly modified: Date;
  readonly etag: string;
  readonly type: string;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
};

export const typeOf = (path: string): string => types[extname(path)] ?? "application/octet-stream";

/** The file that a request's path means, or `undefined`. Nothing outside `folder` is found, by dots or by symbolic link. */
export async function findFile(folder: string, requestPath: string): Promise<FoundFile | undefined> {
  const decoded = decode(requestPath);
  if (decoded === undefined || /[\0\\]/.test(decoded)) return undefined;
  const top = await realpath(folder);
  const asked = resolve(top, `.${sep}${decoded}${decoded === "" || decoded.endsWith("/") ? "index.html" : ""}`);
  try {
    const file = await realpath(asked);
    if (!file.startsWith(join(top, sep))) return undefined;
    const facts = await stat(file);
    if (!facts.isFile()) return undefined;
    const path = relative(top, asked).split(sep).join("/");
    const etag = `"${facts.size.toString(16)}-${Math.round(facts.mtimeMs).toString(16)}"`;
    return { file, path, size: facts.size, modified: facts.mtime, etag, type: typeOf(path) };
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  }
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined; // a stray "%": no file has that name
  }
}

const isMissing = (thrown: unknown): boolean =>
  thrown instanceof Error && "code" in thrown && ["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(String(thrown.code));
