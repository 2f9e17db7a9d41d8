// What we use of `jsroot/io`; the package declares it as `any`. What it reads is unknown until `convert` has checked it.
declare module "jsroot/io" {
  /** A file as JSROOT knows it: needed only to look up streamer infos. */
  export interface TFile {
    /** List of TStreamerInfo; null when they could not be decoded. */
    readonly fStreamerInfos: unknown;
    delete(): void;
  }

  export interface Version {
    readonly val: number;
    readonly off: number;
    /** Bytes that follow the version; absent in old buffers. */
    readonly bytecnt?: number;
  }

  export interface DimensionedMember {
    readonly fArrayDim?: number;
    readonly fArrayLength?: number;
    readonly fMaxIndex?: ArrayLike<number>;
  }

  export class TBuffer {
    constructor(view: DataView, position: number, file: TFile);
    arr: DataView;
    /** Position. */
    o: number;
    readonly fFile: TFile;
    /** Offset of the payload in its record: tags count from the start of the record. */
    fTagOffset: number;
    remain(): number;
    ntou1(): number;
    ntou2(): number;
    ntou4(): number;
    mapObject(tag: number, object: object): void;
    getMappedObject(tag: number): unknown;
    readVersion(): Version;
    readTKey(key?: object): unknown;
    readTString(): string;
    readFastArray(count: number, type: number): unknown;
    readNdimArray(member: DimensionedMember, read: (buffer: TBuffer, member: unknown) => unknown): unknown;
    readObjectAny(): unknown;
    classStreamer(object: object, className: string): unknown;
  }

  /** Where JSROOT gets bytes from. */
  export class FileProxy {
    openFile(): Promise<boolean>;
    getFileName(): string;
    getFileSize(): number;
    readBuffer(position: number, length: number): Promise<DataView>;
    closeFile(): void;
  }

  export function openFile(proxy: FileProxy): Promise<TFile | false>;
  export function R__unzip(
    view: DataView,
    unpackedLength: number,
    quiet?: boolean,
    skip?: number,
  ): Promise<DataView | null>;
  export function addUserStreamer(className: string, streamer: (buffer: TBuffer, object: object) => void): void;

  export const kBool: number, kChar: number, kUChar: number, kLegacyChar: number;
  export const kShort: number, kUShort: number;
  export const kLong: number, kULong: number, kLong64: number, kULong64: number, kDouble: number, kFloat: number;
  export const kTString: number;
}
