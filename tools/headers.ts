/**
 * What the server says with every file of the build: the two content security policies and the life of a cached copy.
 * docs/deploy.md repeats the values for other servers, and a test compares.
 */

/** Test servers take reports; a policy in a `<meta>` element cannot name a place for them. */
export interface PolicyOptions {
  readonly reportUri?: string;
}

const hosts = "'self' https: http://127.0.0.1:* http://localhost:*";

/** Directives of the page that hold in its `<meta>` element too. */
export const pageDirectives: readonly string[] = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  `connect-src ${hosts}`,
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default lit-html sw",
];

/** A worker obeys the policy of its own file. `data:`: the zstd codec fetches its WebAssembly from a data URL. */
const workerDirectives: readonly string[] = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  `connect-src ${hosts} data:`,
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

export const pagePolicy = (options: PolicyOptions = {}): string =>
  policy([...pageDirectives, "frame-ancestors 'none'"], options);

export const workerPolicy = (options: PolicyOptions = {}): string => policy(workerDirectives, options);

/** Headers for a file of the build; `path` is below the app's folder: "workers/extract.worker-AbCd1234.js". */
export function headersFor(path: string, options: PolicyOptions = {}): Readonly<Record<string, string>> {
  const worker = path.startsWith("workers/") || path === "sw.js";
  return {
    "Content-Security-Policy": worker ? workerPolicy(options) : pagePolicy(options),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": hasHash(path) ? "public, max-age=31536000, immutable" : "no-cache",
  };
}

/** The build puts a hash of the content into the names of everything in these two folders. */
export const hasHash = (path: string): boolean => /^(assets|workers)\/.*-[\w-]{8}\.\w+$/.test(path);

function policy(directives: readonly string[], { reportUri }: PolicyOptions): string {
  return [...directives, ...(reportUri === undefined ? [] : [`report-uri ${reportUri}`])].join("; ");
}
