import { attempt, ok, unwrap } from "../../src/base/result.ts";
import { openRootFile } from "../../src/root/open.ts";
import { serveExtract } from "../../workers/serve-extract.ts";
import { rigOf } from "./rig.ts";

type Put = (this: IDBObjectStore, value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey>;

const { fatal, failWrites } = rigOf(self.name);

if (failWrites !== undefined) {
  let writes = 0;
  const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, "put")!.value as Put;
  IDBObjectStore.prototype.put = function (...given) {
    writes += 1;
    if (writes % failWrites === 0) throw new DOMException("rigged", "UnknownError");
    return put.apply(this, given);
  };
}

serveExtract(async (source, signal) => {
  const opened = await openRootFile(source, signal);
  if (!opened.ok) return opened;
  const file = opened.value;
  return ok({
    ...file,
    read: (path, signal) =>
      attempt(async () => {
        if (source.name === fatal?.file && path.endsWith(`/${fatal.task}`)) await end[fatal.how]();
        return unwrap(await file.read(path, signal));
      }),
  });
});

const end = {
  close() {
    self.close();
    return new Promise<void>(() => undefined);
  },
  loop() {
    for (;;);
  },
  /** Until the browser has no more, which throws. */
  memory() {
    const kept: unknown[] = [];
    for (;;) kept.push(new ArrayBuffer(2 ** 30));
  },
} as const satisfies Record<string, () => unknown>;
