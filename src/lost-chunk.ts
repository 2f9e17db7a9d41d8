/**
 * After a release a page of the old version may ask for a chunk that is gone: it is loaded again, once per build,
 * for a chunk that is missing in the new version too is an error like any other.
 */
export function reloadOnLostChunk(buildId: string): void {
  addEventListener("vite:preloadError", (event) => {
    if (!navigator.onLine || alreadyReloaded(buildId)) return;
    event.preventDefault();
    location.reload();
  });
}

const storageKey = "tpc-qc reloaded";

function alreadyReloaded(buildId: string): boolean {
  try {
    if (sessionStorage.getItem(storageKey) === buildId) return true;
    sessionStorage.setItem(storageKey, buildId);
    return false;
  } catch {
    return true; // Where nothing can be remembered, a reload might be one of many.
  }
}
