import { besideName } from "../../qc/known-parameters.ts";

/** What a person gave, by what can be done with it. */
export interface GivenFiles {
  /** In the order of their names, so that the first of a folder is always the same. */
  readonly runs: readonly File[];
  /** Tables of run parameters. */
  readonly tables: readonly File[];
  /** Named one by one, and neither: they are left out, which is said. */
  readonly others: readonly File[];
}

/** "pic.png is no ROOT file and no table of run parameters: it was left out."; "" where nothing was. */
export function leftOutWords({ others }: GivenFiles): string {
  const [first] = others;
  if (first === undefined) return "";
  return others.length === 1
    ? `${first.name} is no ROOT file and no table of run parameters: it was left out.`
    : `${others.length} files are no ROOT files and no tables of run parameters: they were left out.`;
}

/** What a field for files offers to be chosen. */
export const acceptedTables = ".json,.csv,.tsv";
export const acceptedFiles = `.root,${acceptedTables}`;

/** The files of a drop, folders looked through. */
export async function droppedFiles(transfer: DataTransfer): Promise<GivenFiles> {
  // Entries are only there while the event is handled: all are asked for before anything is waited for.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const plain = [...transfer.files];
  if (!entries.some((entry) => entry?.isDirectory === true)) return sortFiles(plain);
  const inFolders = new Set<File>();
  const found = entries.map(async (entry) => {
    const files = entry === null ? [] : await filesOf(entry);
    if (entry?.isDirectory === true) for (const file of files) inFolders.add(file);
    return files;
  });
  return sortFiles((await Promise.all(found)).flat(), inFolders);
}

/**
 * Where there is neither a ROOT file nor a table all are taken for runs, to be told why they are none.
 *
 * @param inFolders those that were not named one by one.
 */
export function sortFiles(files: readonly File[], inFolders: ReadonlySet<File> = new Set()): GivenFiles {
  const root = files.filter((file) => file.name.toLowerCase().endsWith(".root"));
  const tables = files.filter((file) => isTable(file.name, isInFolder(file, inFolders)));
  const runs = root.length + tables.length > 0 ? root : files;
  const taken = new Set([...runs, ...tables]);
  const others = files.filter((file) => !taken.has(file) && !isInFolder(file, inFolders));
  return { runs: runs.toSorted((a, b) => a.name.localeCompare(b.name)), tables, others };
}

const isInFolder = (file: File, inFolders: ReadonlySet<File>): boolean =>
  inFolders.has(file) || /\//.test(file.webkitRelativePath);

/** Of a folder only what has the name that says so: other texts in it are about other things. */
const isTable = (name: string, inFolder: boolean): boolean =>
  inFolder ? name === besideName : acceptedTables.split(",").some((end) => name.toLowerCase().endsWith(end));
/** Where files lie in the folder that was dropped: browsers tell only of those that were chosen. */
const paths = new WeakMap<File, string>();

/** A file with its path from the folder that was dropped or chosen; by itself its name. */
export const localFile = (file: File): { readonly path: string; readonly file: File } => ({
  path: paths.get(file) ?? (file.webkitRelativePath !== "" ? file.webkitRelativePath : file.name),
  file,
});

async function filesOf(entry: FileSystemEntry, depth = 0): Promise<readonly File[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    paths.set(file, entry.fullPath.replace(/^\//, ""));
    return [file];
  }
  if (!isFolder(entry) || depth > 8) return [];
  const reader = entry.createReader();
  const inside: FileSystemEntry[] = [];
  for (;;) {
    // A reader gives at most 100 entries a time, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map((each) => filesOf(each, depth + 1)))).flat();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
