import type { QcError } from "./result.ts";

/** Longer addresses are cut where they are told. */
const longestTold = 120;
/** As links are limited: an address must fit into one. */
const longestAddress = 8000;

/** Why a text is no address that can be opened, and what to use in its place. */
export function explainAddress(text: string): string {
  const told = text.length > longestTold ? `${text.slice(0, longestTold)}…` : text;
  if (/^x?root:\/\//.test(text))
    return `${told} is an address of xrootd, which browsers cannot read. Use the https address of the same file.`;
  if (/^https?:\/\/[^/]*@/.test(text))
    return "Browsers read no address with a user name or a password in it. Leave them out: a server that asks for a sign-in does so by itself.";
  if (text.length > longestAddress)
    return `${told} is an address of ${text.length} characters, too long for a link. Leave out what it does not need.`;
  if (/^[\w./~-]+$/.test(text))
    return `${told} is not an address: write it whole, beginning with https://, or choose the file from disk.`;
  return `${told} is not an address this page can open. Use an https address.`;
}

/**
 * The sentence a shifter reads: what happened, to what, and what to do.
 * The compiler asks for a new case whenever `QcError` grows.
 */
export function explain(error: QcError): string {
  switch (error.kind) {
    case "unreachable":
      return `${error.url} did not answer${error.status === undefined ? "" : ` (HTTP ${error.status})`}. Try again, or open the file from disk.`;
    case "not-found":
      return `${error.url} does not exist on the server (HTTP 404). Check the address.`;
    case "refused":
      return `${error.url} refused access (HTTP ${error.status}). Sign in to the server in another tab, or open the file from disk.`;
    case "cross-origin":
      return `${hostOf(error.url)} did not answer, did not allow this page to read the file (no CORS header), or sent it packed. Open it from disk, or ask the server's administrator to allow this page.`;
    case "sign-in":
      return `${hostOf(error.url)} answered with a web page instead of the file, probably a sign-in page. Open the file's address in a new tab, sign in, and try again.`;
    case "no-ranges":
      return `${error.url} serves no byte ranges and is too large to fetch whole. Download it and open it from disk.`;
    case "bad-answer":
      return `${error.url} answered in a way that cannot be trusted: ${error.detail}. Try again, or open the file from disk.`;
    case "file-changed":
      return `${error.source} changed while it was read. Open it again.`;
    case "file-unreadable":
      return `${error.source} can no longer be read from disk (${error.detail}). Choose the file again.`;
    case "not-root":
      return `${error.source} is not a ROOT file. Check its address, or choose another file.`;
    case "truncated":
      return `${error.source} is truncated: it ends at ${percent(error.size, error.expected)} of its length. Fetch the file again.`;
    case "no-streamer-info":
      return `${error.source} has no description of its classes (no StreamerInfo): its writing was probably interrupted. Fetch the file again, or make it anew.`;
    case "no-tpc-objects":
      return `${error.source} holds no TPC quality control objects. Choose a file that the quality control of the TPC wrote.`;
    case "corrupt":
      return `${error.path} in ${error.source} is damaged (${error.detail}). Fetch the file again.`;
    case "class-not-decoded":
      return `${error.path} is of class ${error.className}, which cannot be decoded from what the file says about it. Look at it with ROOT itself.`;
    case "class-not-shown":
      return `${error.path} is of class ${error.className}, which cannot be shown here. Look at another object, or at this one with ROOT itself.`;
    case "branch-not-read":
      return `The values of branch ${error.branch} of ${error.path} cannot be shown: ${error.why}. Look at another branch, or at this one with ROOT itself.`;
    case "not-drawn":
      return `${error.name} cannot be drawn as ROOT draws it: ${error.why}. Switch “As ROOT draws it” off: this page draws it all the same.`;
    case "object-missing":
      return `${error.source} has no object ${error.path}. Look at another object of it, or choose another file.`;
    case "not-parameters":
      return `${error.source} holds no run parameters: ${error.detail}. Choose another file of run parameters, or mend this one.`;
    case "limit-exceeded":
      return `${error.path} in ${error.source} was not read: ${error.limit} would be ${error.value}, at most ${error.allowed} is allowed. Fetch the file again, or look at it with ROOT itself.`;
    case "tpc-absent":
      return `The TPC was not in this run: all Tracks and PID histograms of ${error.source} are empty. Nothing can be judged; look at another run.`;
    case "worker-lost":
      return `The reading process ended while ${error.doing}. Try again.`;
    case "out-of-memory":
      return `There was not enough memory for ${error.doing}. Close other tabs and try again.`;
    case "timed-out":
      return `Gave up ${error.doing} after ${error.seconds} s. Try again.`;
    case "cancelled":
      return "Reading was cancelled. Try again to go on.";
    case "bad-url":
      return explainAddress(error.url);
    case "storage":
      return `This browser could not keep the results (${error.detail}). They stay on screen until the page is closed.`;
    case "storage-full":
      return "The storage of this browser is full: what was read is not kept. It stays on screen until the page is closed; delete runs on the start page to keep new ones.";
    case "database-blocked":
      return `The database of this browser did not open within ${error.seconds} s: probably another tab of this program holds it. Nothing is kept meanwhile; close the other tabs and load the page again.`;
    case "database-newer":
      return "The database in this browser is of a newer version of this program: what it holds is left alone, and nothing is kept. Close all tabs of this program and open it again.";
    case "not-kept":
      return `${error.source} is not kept in this browser and there is no network. Open it again when there is.`;
    case "part-failed":
      return `${error.part}, one of ${error.parts} parts: ${explain(error.error)} Without it the others would not be the whole.`;
    case "not-merged":
      return `${error.what} cannot be merged: ${error.why}. Look at the parts one by one.`;
    case "defect":
      return `An error of this program: ${error.message}. Load the page again; if it stays, tell its authors the details.`;
  }
}

function hostOf(url: string): string {
  return /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1] ?? url;
}

const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;
