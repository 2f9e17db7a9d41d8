import { readSourceUrl, type Base } from "./hosts.ts";
import type { SourceLink } from "./route.ts";
import { readMembers, writeMembers } from "./set-members.ts";

/** Fields of a link that name a file, or the files of the parts of a run; `prefix` tells a second run from the first. */
export function writeSource(query: URLSearchParams, source: SourceLink, prefix = ""): void {
  switch (source.kind) {
    case "url":
      return query.set(`${prefix}src`, source.url);
    case "file":
      return query.set(`${prefix}file`, source.name);
    case "merged": {
      const members = source.parts.map((part) => ({ source: part, identity: undefined }));
      return writeMembers(query, members, `${prefix}dir`, `${prefix}parts`);
    }
  }
}

/**
 * The file they name, what is wrong with them, or `undefined` where there are none. Of a run in parts none may be wrong: the
 * others would pass for the whole.
 */
export function readSourceOf(query: URLSearchParams, base: Base, prefix = ""): SourceLink | string | undefined {
  const url = query.get(`${prefix}src`);
  if (url !== null) {
    const read = readSourceUrl(url, base);
    return read.ok ? { kind: "url", url: read.value } : `an address this page cannot open: ${url.slice(0, 200)}`;
  }
  if (query.has(`${prefix}parts`)) return readParts(query, base, prefix);
  const name = query.get(`${prefix}file`);
  return name !== null && name !== "" && name.length <= 256 ? { kind: "file", name } : undefined;
}

function readParts(query: URLSearchParams, base: Base, prefix: string): SourceLink | string {
  const wrong: string[] = [];
  const members = readMembers(query, base, `${prefix}dir`, `${prefix}parts`, (words) => void wrong.push(words));
  const parts = members.map(({ source }) => source);
  if (wrong.length > 0) return `a run of several parts of which one cannot be opened: ${wrong[0]}`;
  return parts.length > 1 ? { kind: "merged", parts } : (parts[0] ?? "a run of several parts that names none");
}

export const readIdentity = (text: string): string | undefined => (/^[0-9a-f]{32}$/.test(text) ? text : undefined);
