import { wrap } from "comlink";
import type { BytesApi } from "./bytes-api.ts";
import { callWorker } from "./call.ts";
import { deadlines } from "./deadlines.ts";

/** The bytes worker as an extract worker sees it: every call with a signal of its own, so that no port stays open. */
export function connectBytes(port: MessagePort): BytesApi {
  const remote = wrap<BytesApi>(port);
  return {
    open: (ref, signal) =>
      callWorker({ doing: "opening the file", seconds: deadlines.bytes }, signal, (own) => remote.open(ref, own))
        .result,
    read: (handle, offset, length, purpose, signal) =>
      callWorker({ doing: "reading the file", seconds: deadlines.bytes }, signal, (own) =>
        remote.read(handle, offset, length, purpose, own),
      ).result,
    close: (handle) => remote.close(handle),
    counters: () => remote.counters(),
  };
}
