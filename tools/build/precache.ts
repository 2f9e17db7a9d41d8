import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { hasHash } from "../headers.ts";

/** One file the service worker keeps; `revision` is `null` where the name changes with the content. */
export interface PrecacheEntry {
  readonly url: string;
  readonly revision: string | null;
}

/** The whole program, but neither demo files (ROOT bytes are never kept there) nor source maps nor the service worker itself. */
export const isKept = (path: string): boolean => !/^demo\/|\.map$|^sw\.js$/.test(path);

export function precacheOf(folder: string): readonly PrecacheEntry[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter(isKept)
    .sort()
    .map((url) => ({ url, revision: hasHash(url) ? null : hashOf(readFileSync(join(folder, url))) }));
}

/** Equal for equal programs: a short hash of the list. */
export const buildIdOf = (entries: readonly PrecacheEntry[]): string => hashOf(JSON.stringify(entries)).slice(0, 12);

const hashOf = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex").slice(0, 32);
