/**
 * A worker that the browser ends says nothing. It holds a Web Lock as long as it lives: whoever asks for the same lock
 * gets it when the worker is no more.
 */
export interface Life {
  readonly name: string;
  /** When the worker has ended. To be waited for once the worker has said that it holds the lock. */
  ended(): Promise<void>;
}

/** `undefined` where there are no locks (plain http): there only deadlines tell. */
const locks = (): LockManager | undefined =>
  (globalThis as { readonly navigator?: { readonly locks?: LockManager } }).navigator?.locks;

/** For the page that starts a worker; `undefined` where the browser has no locks. */
export function watchedLife(): Life | undefined {
  const manager = locks();
  if (manager === undefined) return undefined;
  const name = `tpc-qc worker ${crypto.randomUUID()}`;
  return { name, ended: () => manager.request(name, () => undefined) };
}

/** For the worker: once the lock is held, which is then never let go; `false` where the browser refuses it. */
export function holdLife(name: string | undefined): Promise<boolean> {
  const manager = locks();
  if (name === undefined || manager === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    const request = manager.request(name, () => {
      resolve(true);
      return new Promise(() => undefined);
    });
    request.catch(() => resolve(false)); // where a browser keeps nothing of a page, it has no locks for it either
  });
}
