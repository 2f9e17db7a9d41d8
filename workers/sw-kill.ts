// Put in the place of sw.js, this ends a service worker that went wrong: it forgets the kept program, unregisters,
// and reloads the open pages from the network. Kept runs stay: they are in the database.

// oxlint-disable-next-line unicorn/require-module-specifiers -- a module, so that its names are its own
export {};
declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", () => void self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(end()));

async function end(): Promise<void> {
  // Other programs may live on the same origin, with caches of their own; ours carry our folder in their names.
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.endsWith(self.registration.scope)).map((name) => caches.delete(name)));
  // Only pages that the old one served. Loaded again they are under no service worker, so that this happens once.
  const pages = await self.clients.matchAll({ type: "window" });
  await self.registration.unregister();
  for (const page of pages) await page.navigate(page.url);
}
