/** One writer per run over all tabs and workers: two that read the same file do not write it at the same time. */
export function asOneWriter<T>(database: string, identity: string, work: () => Promise<T>): Promise<T> {
  const { locks } = (globalThis as { readonly navigator?: { readonly locks?: LockManager } }).navigator ?? {}; // Node has none
  return locks === undefined ? work() : locks.request(`${database} run ${identity}`, work);
}
