import type { SourceRef } from "../bytes/source.ts";
import type { SourceLink } from "../route/route.ts";

/** How the store names a source: an absolute URL, "demo/NAME.root", or "file:NAME". */
export const sourceName = (link: SourceLink): string => (link.kind === "url" ? link.url : `file:${link.name}`);

export const isDemo = (link: SourceLink): boolean => link.kind === "url" && link.url.startsWith("demo/");

/** For people: "demo", "local file" or the host. */
export const originWords = (link: SourceLink): string =>
  link.kind === "file" ? "local file" : isDemo(link) ? "demo" : new URL(link.url).host;

/** Short name of what is read: the last part of the path. */
export function fileNameOf(link: SourceLink): string {
  if (link.kind === "file") return link.name;
  const path = isDemo(link) ? link.url : new URL(link.url).pathname;
  return decode(path.slice(path.lastIndexOf("/") + 1));
}

/** Where a link by URL is read from; a demo lies beside the app. */
export const urlSource = (url: string, directory: string) =>
  ({ kind: "url", url: new URL(url, directory).href, withCredentials: false }) as const satisfies SourceRef;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
