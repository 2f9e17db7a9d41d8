import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";

// The service worker keeps the whole program and nothing else: no route of it answers for ROOT files, so their byte
// ranges pass it untouched. All addresses are below its own folder, so that one build works under any path.

declare const self: ServiceWorkerGlobalScope;
declare const PRECACHE: { readonly url: string; readonly revision: string | null }[];
declare const BUILD_ID: string;

precacheAndRoute(PRECACHE);
cleanupOutdatedCaches();

// One page, whatever its query says: "?file=…" is JSROOT's form of a link. A visit to a demo file is none of the page.
const folder = new URL("./", self.location.href).pathname;
registerRoute(
  ({ request, url }) =>
    request.mode === "navigate" &&
    url.origin === self.location.origin &&
    (url.pathname === folder || url.pathname === `${folder}index.html`),
  createHandlerBoundToURL("index.html"),
);

// A new version waits until the user says so in the page.
self.addEventListener("message", (event) => {
  const { type } = event.data as { readonly type?: unknown };
  if (type === "SKIP_WAITING") void self.skipWaiting();
  if (type === "BUILD_ID") event.ports[0]?.postMessage(BUILD_ID);
});
