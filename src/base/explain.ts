import type { QcError } from "./result.ts";

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
      return `${hostOf(error.url)} did not answer, or did not allow this page to read the file (no CORS header). Open it from disk, or ask the server's administrator to allow this page.`;
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
      return `${error.source} is not a ROOT file.`;
    case "truncated":
      return `${error.source} is truncated: it ends at ${percent(error.size, error.expected)} of its length. Fetch the file again.`;
    case "no-streamer-info":
      return `${error.source} has no description of its classes (no StreamerInfo): its writing was probably interrupted. Fetch or make the file again.`;
    case "no-tpc-objects":
      return `${error.source} holds no TPC quality control objects.`;
    case "corrupt":
      return `${error.path} in ${error.source} is damaged (${error.detail}). Fetch the file again.`;
    case "class-not-decoded":
      return `${error.path} is of class ${error.className}, which cannot be decoded from what the file says about it.`;
    case "class-not-shown":
      return `${error.path} is of class ${error.className}, which cannot be shown here.`;
    case "branch-not-read":
      return `The values of branch ${error.branch} of ${error.path} cannot be shown: ${error.why}.`;
    case "not-drawn":
      return `${error.name} cannot be drawn as ROOT draws it: ${error.why}.`;
    case "object-missing":
      return `${error.source} has no object ${error.path}.`;
    case "not-parameters":
      return `${error.source} holds no run parameters: ${error.detail}.`;
    case "limit-exceeded":
      return `Not read: ${error.limit} would be ${error.value}, at most ${error.allowed} is allowed.`;
    case "worker-lost":
      return `The reading process ended while ${error.doing}. Try again.`;
    case "timed-out":
      return `Gave up ${error.doing} after ${error.seconds} s. Try again.`;
    case "cancelled":
      return "Cancelled.";
    case "host-not-allowed":
      return `Nothing was fetched from ${error.host}: you have not allowed it.`;
    case "file-needed":
      return `This link is about a local file, ${error.name}. Choose that file to open it.`;
    case "bad-url":
      return `${error.url} is not an address this page can open. Use an https address.`;
    case "storage":
      return `This browser could not keep the results (${error.detail}). They stay on screen until the page is closed.`;
    case "not-kept":
      return `${error.source} is not kept in this browser and there is no network.`;
    case "defect":
      return `An error of this program: ${error.message}.`;
  }
}

function hostOf(url: string): string {
  return /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1] ?? url;
}

const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;
