// First import of main.ts: the policies stand before anything else runs.

const types = (globalThis as { readonly trustedTypes?: typeof trustedTypes }).trustedTypes;
const seen: string[] = [];
let report = (text: string): void => void seen.push(text);

// Everything that sets markup passes here. JSROOT clears elements with "", nothing else is needed.
types?.createPolicy("default", {
  createHTML(text) {
    if (text !== "") report(text);
    return "";
  },
});

const scripts = types?.createPolicy("sw", {
  createScriptURL(url) {
    if (!isOwnScript(url)) throw new TypeError(`Not a script of this program: ${url}`);
    return url;
  },
});

/** Only the service worker and what lies in the folder of the workers, below the folder of the page. */
function isOwnScript(url: string): boolean {
  const base = new URL(".", document.baseURI);
  const { origin, pathname } = new URL(url, base);
  if (origin !== base.origin) return false;
  return pathname === `${base.pathname}sw.js` || pathname.startsWith(`${base.pathname}workers/`);
}

/** Typed as a text, for so the libraries take it; where the browser checks, it is the object that passes. */
export const trustedScriptUrl = (url: string): string =>
  (scripts === undefined ? url : scripts.createScriptURL(url)) as string;

/** The only place where workers are made. */
export const trustedWorker = (url: string): Worker => new Worker(trustedScriptUrl(url), { type: "module" });

/** From now on markup that someone tried to set is told as an error of ours, and so is what was tried before. */
export function reportMarkup(tell: (error: Error) => void = reportError): void {
  report = (text) => tell(new Error(`Markup was to be set and was dropped: ${text.slice(0, 256)}`));
  for (const text of seen.splice(0)) report(text);
}
