import { readSourceUrl, type Base } from "./hosts.ts";
import type { SourceLink } from "./route.ts";

/** Fields of a link that name a file; `prefix` tells a second file from the first. */
export function writeSource(query: URLSearchParams, source: SourceLink, prefix = ""): void {
  if (source.kind === "url") query.set(`${prefix}src`, source.url);
  else query.set(`${prefix}file`, source.name);
}

/** The file they name, what is wrong with them, or `undefined` where there are none. */
export function readSourceOf(query: URLSearchParams, base: Base, prefix = ""): SourceLink | string | undefined {
  const url = query.get(`${prefix}src`);
  if (url !== null) {
    const read = readSourceUrl(url, base);
    return read.ok ? { kind: "url", url: read.value } : `an address this page cannot open: ${url.slice(0, 200)}`;
  }
  const name = query.get(`${prefix}file`);
  return name !== null && name !== "" && name.length <= 256 ? { kind: "file", name } : undefined;
}

export const readIdentity = (text: string): string | undefined => (/^[0-9a-f]{32}$/.test(text) ? text : undefined);
