import { FileProxy, openFile, type TFile } from "jsroot/io";
import { QcFailure } from "../base/result.ts";
import { Damage, LimitExceeded, asDamage } from "./damage.ts";
import { installGuards, lastFailure } from "./guards.ts";
import type { Metadata } from "./metadata.ts";

/** All that JSROOT ever gets of a file: the bytes it asks for, never a URL. */
class MetadataProxy extends FileProxy {
  private readonly name: string;
  private readonly size: number;
  private readonly metadata: Metadata;

  constructor(name: string, size: number, metadata: Metadata) {
    super();
    this.name = name;
    this.size = size;
    this.metadata = metadata;
  }

  override openFile(): Promise<boolean> {
    return Promise.resolve(true);
  }

  override getFileName(): string {
    return this.name;
  }

  override getFileSize(): number {
    return this.size;
  }

  /** JSROOT asks for 400 bytes of head and 300 of the top directory, however short the file. */
  override async readBuffer(position: number, length: number): Promise<DataView> {
    const bytes = await this.metadata.read(position, Math.max(0, Math.min(length, this.size - position)));
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}

/** Lets JSROOT read the streamer infos, from bytes that `metadata` has already; `source` names the file in failures. */
export async function openJsrootFile(source: string, size: number, metadata: Metadata): Promise<TFile> {
  installGuards();
  const file = await openFile(new MetadataProxy(source, size, metadata)).catch((thrown: unknown) => {
    throw thrown instanceof QcFailure ? thrown : asDamage(thrown); // the bytes may not have come
  });
  if (file === false) throw new Damage("the file could not be opened");
  const infos = streamerInfos(file);
  if (infos === undefined) {
    const why = lastFailure();
    throw why instanceof LimitExceeded ? why : new Damage("the description of the classes cannot be decoded");
  }
  refuseNames(infos);
  return file;
}

interface StreamerInfo {
  readonly fName?: unknown;
  readonly fElements?: { readonly arr?: readonly ({ readonly fName?: unknown } | null)[] } | null;
}

function streamerInfos(file: TFile): readonly (StreamerInfo | null)[] | undefined {
  const list = file.fStreamerInfos as { readonly arr?: readonly (StreamerInfo | null)[] } | null;
  return Array.isArray(list?.arr) ? list.arr : undefined;
}

const refused = ["__proto__", "constructor", "prototype"];

/** JSROOT writes members by name: these names would write to what all objects share. */
function refuseNames(infos: readonly (StreamerInfo | null)[]): void {
  for (const info of infos) {
    const names = [info?.fName, ...(info?.fElements?.arr ?? []).map((element) => element?.fName)];
    const bad = refused.find((name) => names.includes(name));
    if (bad !== undefined) throw new Damage(`a class or member named ${bad}`);
  }
}
