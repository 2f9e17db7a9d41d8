import type { FileRef, SourceRef } from "../bytes/source.ts";
import { sliceOfPart } from "../qc/activity.ts";
import { mergedName, partsOfName } from "../qc/merged-name.ts";
import type { FileLink, SourceLink } from "../route/route.ts";

/** How the store names a source: an absolute URL, "demo/NAME.root", "file:NAME", or of parts as `mergedName` does. */
export const sourceName = (link: SourceLink): string =>
  link.kind === "merged"
    ? mergedName(link.parts.map(sourceName))
    : link.kind === "url"
      ? link.url
      : `file:${link.name}`;

/** Back from that. */
export function sourceOf(name: string): SourceLink {
  const parts = partsOfName(name);
  return parts === undefined ? fileOf(name) : { kind: "merged", parts: parts.map(fileOf) };
}

const fileOf = (name: string): FileLink =>
  name.startsWith("file:") ? { kind: "file", name: name.slice("file:".length) } : { kind: "url", url: name };

export const isDemo = (link: FileLink): boolean => link.kind === "url" && link.url.startsWith("demo/");

/** The files of a source: one, or those of its parts. */
export const filesOf = (link: SourceLink): readonly FileLink[] => (link.kind === "merged" ? link.parts : [link]);

/** For people: "synthetic demo", "local file" or the host; of parts which they are, too. */
export function originWords(link: SourceLink): string {
  if (link.kind === "file") return "local file";
  if (link.kind === "url") return isDemo(link) ? "synthetic demo" : new URL(link.url).host;
  const slices = link.parts.map((part) => sliceOfPart(sourceName(part)));
  const areSlices = !slices.includes(undefined);
  const names = link.parts.map((part, i) => (areSlices ? slices[i]! : fileNameOf(part)));
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : "";
  const what = `${names.length} ${areSlices ? "slices" : "files"}: ${names.slice(0, mostNames).join(", ")}${more}`;
  return `merged from ${what}; ${[...new Set(link.parts.map(originWords))].join(", ")}`;
}

/** Parts that are named. */
const mostNames = 12;

/** Short name of what is read: the last part of the path. */
export function fileNameOf(link: SourceLink): string {
  if (link.kind === "file") return link.name;
  if (link.kind === "merged") return `${fileNameOf(link.parts[0]!)} and ${link.parts.length - 1} more`;
  const path = isDemo(link) ? link.url : new URL(link.url).pathname;
  return decode(path.slice(path.lastIndexOf("/") + 1));
}

/** Where a link by URL is read from; a demo lies beside the app. */
export const urlSource = (url: string, directory: string) =>
  ({ kind: "url", url: new URL(url, directory).href, withCredentials: false }) as const satisfies SourceRef;

/** Whether a network is needed to read it. */
export const isRemote = (source: SourceRef): boolean => refsOf(source).some(({ kind }) => kind === "url");

/** What is read of it: one file, or those of its parts. */
export const refsOf = (source: SourceRef): readonly FileRef[] => (source.kind === "merged" ? source.parts : [source]);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
