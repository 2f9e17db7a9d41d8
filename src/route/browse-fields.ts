import { formatObject, parseObject } from "../qc/object-path.ts";
import type { BrowseView } from "./route.ts";

/** Characters that opened entries may take of a link, escapes not counted: the rest is for where the file is. */
export const longestOpen = 2000;
export const longestFind = 100;

/** The chosen entry as "object=/int/TPC/Tracks//hEta", each opened one as "open=/int", the search as "find=hEta". */
export function writeBrowse(query: URLSearchParams, { object, open, find, under }: BrowseView): void {
  if (object !== undefined) query.set("object", object);
  for (const each of open) query.append("open", each);
  if (find !== "") query.set("find", find);
  if (under !== undefined) query.set("under", under);
}

/** Fields that do not hold are left out, with a word to `drop`. */
export function readBrowse(query: URLSearchParams, drop: (words: string) => void): BrowseView {
  const one = (key: "object" | "under", words: string): string | undefined => {
    const text = query.get(key);
    const address = text === null ? undefined : readKey(text);
    if (text !== null && address === undefined) drop(words);
    return address;
  };
  const named = query.getAll("open");
  const read = [...new Set(named.map(readKey).filter((each) => each !== undefined))];
  const open = fitting(read);
  if (named.some((text) => readKey(text) === undefined) || open.length < read.length) drop("what is opened");
  const text = query.get("find") ?? "";
  const isWords = text.length <= longestFind && !/\p{Cc}/u.test(text);
  if (!isWords) drop("the search");
  return {
    object: one("object", "the object"),
    open,
    find: isWords ? text : "",
    under: one("under", "what is laid over"),
  };
}

/** As many as a link has room for. */
export function fitting(open: readonly string[]): readonly string[] {
  let length = 0;
  return open.filter((each) => (length += each.length) <= longestOpen);
}

/** Address of a key, or of what it holds, in its one spelling. */
function readKey(text: string): string | undefined {
  const at = parseObject(text);
  return at?.group.kind === "key" ? formatObject(at) : undefined;
}
