import { ok, fail, type Result } from "../base/result.ts";

/** Where the app itself is: its origin and the directory it lies in ("https://host/tpc/viewer/"). */
export interface Base {
  readonly origin: string;
  readonly directory: string;
}

const demoFile = /^demo\/(?:[\w-]+\/)?[\w.-]+\.root$/;

const isLoopback = (host: string): boolean => /^(127\.0\.0\.1|localhost|\[::1\])$/.test(host);

/**
 * The address of a file that may be opened at all, in its one spelling: "demo/NAME.root" or "demo/PASS/NAME.root" beside the app, https, plain http
 * of this machine, or of the app's own origin. `new URL` is asked once; what it makes of the text is what is used.
 */
export function readSourceUrl(text: string, base: Base): Result<string> {
  if (demoFile.test(text)) return ok(text);
  const bad = fail({ kind: "bad-url", url: text.slice(0, 200) });
  if (!URL.canParse(text)) return bad;
  const url = new URL(text);
  const allowed =
    url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname)) || url.origin === base.origin;
  if (!allowed || !/^https?:$/.test(url.protocol)) return bad;
  url.hash = "";
  return ok(url.href);
}

/** Whether a file may be fetched at once, or the person must be asked about its host. */
export function hostPolicy(
  url: string,
  by: { readonly origin: string; readonly allowedHosts: readonly string[] },
): "allowed" | { readonly ask: string } {
  const { origin, host, hostname, protocol } = new URL(url);
  if (origin === by.origin) return "allowed";
  if (protocol === "https:" && (hostname === "cern.ch" || hostname.endsWith(".cern.ch"))) return "allowed";
  return by.allowedHosts.includes(host) ? "allowed" : { ask: host };
}

const tokenKey = /token|authz|secret|signature|password|credential|api[-_]?key/i;
/** A JSON web token: its first part is the text of an object, {" in base 64. */
const webToken = /^(Bearer )?eyJ[\w-]+\./;

/** Words about what a shared address gives away: a user, a password, a token. */
export function secretsIn(url: string): readonly string[] {
  if (!URL.canParse(url)) return [];
  const { username, password, searchParams } = new URL(url);
  const words = [
    username === "" && password === ""
      ? ""
      : "The address carries a user name or password: whoever gets this link gets them too.",
    [...searchParams].some(([key, value]) => tokenKey.test(key) || webToken.test(value))
      ? "The address carries what looks like a token: whoever gets this link gets it too."
      : "",
  ];
  return words.filter((each) => each !== "");
}
