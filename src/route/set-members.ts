import { readSourceUrl, type Base } from "./hosts.ts";
import type { FileLink, SetLink, SetMember } from "./route.ts";

/** Files of a set; a link has room for no more, and neither has a page. */
export const mostMembers = 400;

/** Of the name that a person gives a set. */
export const longestSetName = 80;
/** How names of files end; left out of a link. */
const ending = ".root";
const mark = "~";

/**
 * A set as "dir=https://host/apass2/" with "runs=559101~i0123abcd,559102": what the addresses of its files have in common,
 * then the rest of each, without ".root", with the beginning of its content's identity. Local files and those of the demo
 * have a "dir" of their own; several follow each other. In a rest "~" is "~t", "," is "~c"; one that does not end in ".root"
 * ends in "~e".
 */
export function writeSet(query: URLSearchParams, set: SetLink, suffix: "" | "-b"): void {
  if (set.name !== "") query.set(`name${suffix}`, set.name);
  writeMembers(query, set.members, `dir${suffix}`, `runs${suffix}`);
}

/** The files, in fields of these names. */
export function writeMembers(query: URLSearchParams, all: readonly SetMember[], dir: string, rest: string): void {
  for (const { directory, members } of textsOf(all)) {
    query.append(dir, directory);
    query.append(rest, members);
  }
}

interface StretchText {
  readonly directory: string;
  readonly members: string;
}

/** A page of hundreds of files has dozens of links that name all of them. */
const known = new WeakMap<readonly SetMember[], readonly StretchText[]>();

function textsOf(all: readonly SetMember[]): readonly StretchText[] {
  const texts =
    known.get(all) ??
    stretchesOf(all).map(({ directory, members }) => ({
      directory,
      members: members.map((member) => formatMember(member, directory)).join(","),
    }));
  known.set(all, texts);
  return texts;
}

/** The set they name, or `undefined` where there is none; a file that cannot be opened is left out with a word. */
export function readSet(
  query: URLSearchParams,
  base: Base,
  suffix: "" | "-b",
  drop: (words: string) => void,
): SetLink | undefined {
  const members = readMembers(query, base, `dir${suffix}`, `runs${suffix}`, drop);
  const name = query.get(`name${suffix}`) ?? "";
  if (name.length > longestSetName) drop("the end of the name of a set");
  return members.length === 0 ? undefined : { name: name.slice(0, longestSetName), members };
}

/** The files that these fields name; none where there are no such fields. */
export function readMembers(
  query: URLSearchParams,
  base: Base,
  dir: string,
  rest: string,
  drop: (words: string) => void,
): readonly SetMember[] {
  const directories = query.getAll(dir);
  const runs = query.getAll(rest);
  if (directories.length !== runs.length) drop("files of a set that have no place");
  const members = directories.flatMap((directory, i) =>
    (runs[i] ?? "").split(",").flatMap((text) => parseMember(text, directory, base, drop) ?? []),
  );
  if (members.length > mostMembers)
    drop(`${members.length - mostMembers} files of a set, which has at most ${mostMembers}`);
  return members.slice(0, mostMembers);
}

interface Stretch {
  readonly directory: string;
  readonly members: readonly SetMember[];
}

/** Members that follow each other with the same beginning: of addresses the longest directory all of them share. */
function stretchesOf(members: readonly SetMember[]): readonly Stretch[] {
  const stretches: { root: string; members: SetMember[] }[] = [];
  for (const member of members) {
    const root = rootOf(member.source);
    const last = stretches.at(-1);
    if (last?.root === root) last.members.push(member);
    else stretches.push({ root, members: [member] });
  }
  return stretches.map(({ root, members: those }) => ({
    directory: root === fileRoot ? root : commonDirectory(those),
    members: those,
  }));
}

const fileRoot = "file:";
const demoRoot = "demo/";

/** What files must share to be in one stretch. */
function rootOf(source: FileLink): string {
  if (source.kind === "file") return fileRoot;
  return source.url.startsWith(demoRoot) ? demoRoot : new URL(source.url).origin;
}

function commonDirectory(members: readonly SetMember[]): string {
  const directories = members.map(({ source }) => directoryOf(addressOf(source)));
  return directories.reduce((common, directory) => {
    let shared = 0;
    while (shared < common.length && common[shared] === directory[shared]) shared += 1;
    return common.slice(0, common.lastIndexOf("/", shared - 1) + 1);
  });
}

/** With its slash; of an address with a query that of its path. */
const directoryOf = (address: string): string => {
  const path = address.replace(/[?#].*$/s, "");
  return path.slice(0, path.lastIndexOf("/") + 1);
};

const addressOf = (source: FileLink): string => (source.kind === "url" ? source.url : source.name);

function formatMember({ source, identity }: SetMember, directory: string): string {
  const rest = source.kind === "file" ? source.name : source.url.slice(directory.length);
  const isUsual = rest.endsWith(ending) && rest.length > ending.length;
  const name = (isUsual ? rest.slice(0, -ending.length) : rest)
    .replaceAll(mark, `${mark}t`)
    .replaceAll(",", `${mark}c`);
  return `${name}${isUsual ? "" : `${mark}e`}${identity === undefined ? "" : `${mark}i${identity}`}`;
}

function parseMember(
  text: string,
  directory: string,
  base: Base,
  drop: (words: string) => void,
): SetMember | undefined {
  const [, name = "", whole, identity] = /^(.*?)(~e)?(?:~i([0-9a-f]{8}))?$/s.exec(text) ?? [];
  const rest = `${name.replaceAll(`${mark}c`, ",").replaceAll(`${mark}t`, mark)}${whole === undefined ? ending : ""}`;
  const isNamed = name !== "" || whole !== undefined;
  if (directory === fileRoot) {
    if (isNamed && rest !== "" && rest.length <= 256) return { source: { kind: "file", name: rest }, identity };
    drop("a file of a set");
    return undefined;
  }
  const read = readSourceUrl(directory + rest, base);
  if (isNamed && read.ok) return { source: { kind: "url", url: read.value }, identity };
  drop(`a file of a set that this page cannot open: ${(directory + rest).slice(0, 200)}`);
  return undefined;
}
