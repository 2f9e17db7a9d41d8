/** A file of this machine; its path from the folder that was chosen, or its name. */
export interface LocalFile {
  readonly path: string;
  readonly file: File;
}

/** Files of this machine that a person chose. */
export class LocalFiles {
  readonly #files = new Map<string, File>();

  add(files: readonly LocalFile[]): void {
    for (const { path, file } of files) this.#files.set(path, file);
  }

  get last(): File | undefined {
    return [...this.#files.values()].at(-1);
  }

  /** By its path, else the one file of that name, in whatever folder: a person may choose another folder above it than before. */
  of(path: string): File | undefined {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const named = [...this.#files.values()].filter((file) => file.name === name);
    return this.#files.get(path) ?? (named.length === 1 ? named[0] : undefined);
  }
}

/** Files to be added to others: one that is called like another there, and is not the same, gets a folder, "2/559101.root". */
export function apart(files: readonly LocalFile[], chosen: ReadonlyMap<string, File>): readonly LocalFile[] {
  const taken = new Map(chosen);
  return files.map(({ path, file }) => {
    let free = path;
    for (let folder = 2; !isFree(taken.get(free), file); folder += 1) free = `${folder}/${path}`;
    taken.set(free, file);
    return { path: free, file };
  });
}

const isFree = (there: File | undefined, file: File): boolean =>
  there === undefined || (there.size === file.size && there.lastModified === file.lastModified);
