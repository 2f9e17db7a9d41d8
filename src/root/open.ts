import { attempt, QcFailure, type QcError } from "../base/result.ts";
import type { ByteSource } from "../bytes/source.ts";
import { toContent } from "./content.ts";
import { isKnownClass, isTreeClass } from "./convert/classes.ts";
import { located } from "./damage.ts";
import { Directories, readKeysOf } from "./directories.ts";
import type { OpenRootFile, RootContent, RootFile, RootKey } from "./file.ts";
import { headLength, readHeader } from "./header.ts";
import { identityOf } from "./identity.ts";
import { openJsrootFile } from "./jsroot-file.ts";
import { isDrawableKey, toRootJson } from "./json.ts";
import { Metadata } from "./metadata.ts";
import { PayloadReader } from "./payload.ts";
import { TreeReader } from "./tree.ts";
import { untilAborted } from "./until-aborted.ts";

/**
 * Opens a ROOT file: two requests (head; lists of keys and classes), then one for every object, where the lists of its
 * directories lie behind the last object, as ROOT writes them.
 */
export const openRootFile: OpenRootFile = (source, signal) =>
  attempt(() => located(source.name, "The table of contents", () => open(source, signal)));

async function open(source: ByteSource, signal: AbortSignal | undefined): Promise<RootFile> {
  const { name, size } = source;
  const metadata = new Metadata(source);
  const head = await metadata.prefetch(0, Math.min(size, headLength), signal);
  const header = readHeader(name, size, head);
  await metadata.prefetchTail(header, signal);
  const keyList = await metadata.read(header.top.seekKeys, header.top.keysLength, signal);
  const identity = await identityOf(size, header, keyList);
  const directories = new Directories(name, metadata, await readKeysOf(header.top, "", metadata));
  const jsroot = await openJsrootFile(name, size, metadata);
  const payloads = new PayloadReader(source, jsroot);
  const trees = new TreeReader(name, payloads);
  return {
    name,
    size,
    identity,
    version: header.version,
    keys: (directory, signal) =>
      attempt(async () => (await untilAborted(directories.keys(directory), signal)).filter(({ newest }) => newest)),
    list: (directory, signal) => attempt(() => untilAborted(directories.keys(directory), signal)),
    read: (path, signal) =>
      attempt(async () => {
        const key = await untilAborted(directories.find(path), signal);
        if (!isKnownClass(key.className)) return notShown(key);
        return located(name, path, async () =>
          isTreeClass(key.className) ? trees.read(key, signal) : toContent(await payloads.read(key, signal), key, name),
        );
      }),
    async ahead(path, signal) {
      await attempt(async () => payloads.ahead(await untilAborted(directories.find(path), signal), signal));
    },
    branch: (path, branch, signal) =>
      attempt(async () => {
        const key = await untilAborted(directories.find(path), signal);
        const at = `${path}//${branch}`;
        if (!isTreeClass(key.className)) throw new QcFailure({ kind: "object-missing", path: at, source: name });
        return located(name, at, () => trees.branch(key, branch, signal));
      }),
    json: (path, member, signal) =>
      attempt(async () => {
        const key = await untilAborted(directories.find(path), signal);
        if (!isDrawableKey(key)) throw new QcFailure(classNotShown(key));
        return located(name, path, async () => toRootJson(await payloads.read(key, signal), key, name, member));
      }),
    close() {
      jsroot.delete();
      source.close();
    },
  };
}

/** A directory or whatever else we make nothing of. */
function notShown(key: RootKey): RootContent {
  const { path, name, className } = key;
  return {
    path,
    objects: [{ kind: "failed", name, className, error: classNotShown(key) }],
    activity: undefined,
    notes: [],
  };
}

const classNotShown = ({ path, className }: RootKey): QcError => ({ kind: "class-not-shown", path, className });
