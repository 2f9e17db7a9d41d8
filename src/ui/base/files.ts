/** The files of a drop, folders looked through. Only ROOT files count; where there is none, all are given, to be told why not. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  // Entries are only there while the event is handled: all are asked for before anything is waited for.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const plain = [...transfer.files];
  const found = entries.some((entry) => entry?.isDirectory === true)
    ? (await Promise.all(entries.map((entry) => (entry === null ? Promise.resolve([]) : filesOf(entry))))).flat()
    : plain;
  return rootFiles(found);
}

/** In the order of their names, so that the first of a folder is always the same. */
export function rootFiles(files: readonly File[]): readonly File[] {
  const root = files.filter((file) => file.name.endsWith(".root"));
  return (root.length > 0 ? root : [...files]).toSorted((a, b) => a.name.localeCompare(b.name));
}

async function filesOf(entry: FileSystemEntry, depth = 0): Promise<readonly File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
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
