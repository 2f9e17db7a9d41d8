import { QcFailure } from "../base/result.ts";
import { Cursor } from "./cursor.ts";
import { Damage, located } from "./damage.ts";
import type { RootKey } from "./file.ts";
import { readDirectoryRecord, type DirectoryRecord } from "./header.ts";
import { readKeyList, readKeyRecord } from "./keys.ts";
import { checkLimit, limits } from "./limits.ts";
import type { Metadata } from "./metadata.ts";

/** The directories of one file. Each is read once and shared, also while it is being read. */
export class Directories {
  private readonly source: string;
  private readonly metadata: Metadata;
  private readonly known = new Map<string, Promise<readonly RootKey[]>>();
  private keyCount = 0;

  constructor(source: string, metadata: Metadata, top: readonly RootKey[]) {
    this.source = source;
    this.metadata = metadata;
    this.keyCount = top.length;
    this.known.set("", Promise.resolve(top));
  }

  /** Keys of a directory, all cycles, "" for the top; throws `object-missing` where there is no such directory. */
  async keys(directory: string): Promise<readonly RootKey[]> {
    const known = this.known.get(directory);
    if (known !== undefined) return known;
    const reading = located(this.source, directory, async () => {
      checkLimit("depth of directories", directory.split("/").length, limits.directoryDepth);
      const key = await this.find(directory);
      if (!key.isDirectory) throw this.missing(directory);
      return this.read(key);
    });
    this.known.set(directory, reading);
    reading.catch(() => this.known.delete(directory)); // so that it can be tried again
    return reading;
  }

  /** The key at a path, "name;2" for a cycle; a name may hold slashes itself. Throws `object-missing`. */
  async find(path: string): Promise<RootKey> {
    const steps = path.split("/");
    let rest: readonly RootKey[] = await this.keys("");
    for (let i = 0; i < steps.length; i++) {
      const whole = rest.find((key) => key.path === path) ?? rest.find((key) => `${key.path};${key.cycle}` === path);
      if (whole !== undefined) return whole;
      const step = rest.find((key) => key.isDirectory && key.path === steps.slice(0, i + 1).join("/"));
      if (step === undefined) break;
      rest = await this.keys(step.path);
    }
    throw this.missing(path);
  }

  private async read(key: RootKey): Promise<readonly RootKey[]> {
    const keys = this.readAhead(key) ?? (await this.readRecord(key));
    this.keyCount += keys.length;
    checkLimit("number of keys in a file", this.keyCount, limits.keysPerFile);
    return keys;
  }

  private async readRecord(key: RootKey): Promise<readonly RootKey[]> {
    const record = await this.metadata.read(key.position, key.packed);
    const { keyLength } = readKeyRecord(new Cursor(record));
    const directory = readDirectoryRecord(new Cursor(record, keyLength));
    return readKeysOf(directory, key.path, this.metadata);
  }

  private readAhead({ position, path }: RootKey): readonly RootKey[] | undefined {
    const list = this.metadata.keyListOf(position);
    try {
      return list === undefined ? undefined : readKeyList(list, path);
    } catch (thrown) {
      if (thrown instanceof Damage) return undefined; // it was no list of keys: the directory's own record tells
      throw thrown;
    }
  }

  private missing(path: string): QcFailure {
    return new QcFailure({ kind: "object-missing", path, source: this.source });
  }
}

/** The keys that a directory's record points to; none where it was never written. */
export async function readKeysOf(
  { seekKeys, keysLength }: DirectoryRecord,
  path: string,
  metadata: Metadata,
): Promise<readonly RootKey[]> {
  return seekKeys === 0 ? [] : readKeyList(await metadata.read(seekKeys, keysLength), path);
}
