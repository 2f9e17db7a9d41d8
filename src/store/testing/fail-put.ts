import { vi } from "vitest";

type Put = (this: IDBObjectStore, value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey>;

/** Lets `put` fail at some of its calls, counted from 1, until mocks are restored. */
export function failPut(fails: (call: number) => boolean, error: () => Error): void {
  const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, "put")!.value as Put;
  let calls = 0;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...given) {
    if (fails(++calls)) throw error();
    return put.call(this, ...given);
  });
}

export const full = (): Error => new DOMException("no space", "QuotaExceededError");
export const broken = (): Error => new DOMException("disk", "UnknownError");
