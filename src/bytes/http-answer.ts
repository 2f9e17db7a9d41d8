import type { QcError } from "../base/result.ts";
import type { Intake } from "./http-request.ts";
import { parseRetryAfter } from "./http-retry.ts";
import { parseContentRange, type ContentRange } from "./range.ts";
import { final, got, passing, type Tried, type Untaken } from "./tried.ts";

/** What every answer about one file must agree in; a header that cannot be read or is not sent says nothing. */
export interface Pinned {
  /** Origin of the last redirection. */
  readonly origin: string | undefined;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Length of the whole, where the server says it. */
  readonly total: number | undefined;
}

export interface Question {
  readonly url: string;
  readonly name: string;
  readonly offset: number;
  readonly length: number;
  /** Longest whole file that is taken for a range, by the first answer only. */
  readonly wholeBytes: number;
  /** So many of the first bytes are enough, also those of a whole file. */
  readonly enough: number | undefined;
  /** From the first answer; `undefined` for the first. */
  readonly pinned: Pinned | undefined;
  readonly now: number;
}

export interface AnswerHead {
  readonly intake: Intake;
  readonly pinned: Pinned;
  readonly whole: boolean;
  /** Length of the body as announced. */
  readonly announced: number | undefined;
}

/** Judges status and headers of an answer, before its body is taken. */
export function judgeHead(question: Question, response: Response): Tried<AnswerHead> {
  const { url, name, pinned } = question;
  const { status, headers } = response;
  const bad = (detail: string): Untaken => final({ kind: "bad-answer", url, detail });
  if (status !== 200 && status !== 206) return judgeFailure(question, response);

  const whole = status === 200;
  if (whole && isHtml(response)) return final({ kind: "sign-in", url });
  const encoding = headers.get("content-encoding");
  if (encoding !== null && encoding.toLowerCase() !== "identity") return bad(`it is encoded as ${encoding}`);

  const range = rangeOf(headers);
  if (!whole && range === "unclear") return bad("its Content-Range makes no sense");
  const part = whole || range === "unclear" ? undefined : range;
  const announced = lengthOf(headers);
  const total = whole ? announced : part?.total;
  const now = pin(response, total);
  if (pinned !== undefined) {
    if (differs(pinned.origin, now.origin)) return bad(`another server, ${now.origin}, answered`);
    const changed =
      differs(pinned.etag, now.etag) ||
      differs(pinned.lastModified, now.lastModified) ||
      differs(pinned.total, now.total);
    if (changed) return final({ kind: "file-changed", source: name });
  }
  const intake = whole ? intakeOfWhole(question, announced) : intakeOfPart(question, part, announced);
  return intake.ok ? got({ intake: intake.value, pinned: now, whole, announced }) : intake;
}

function intakeOfWhole({ url, wholeBytes, enough, pinned }: Question, announced: number | undefined): Tried<Intake> {
  const tooMuch = { kind: "no-ranges", url } as const;
  // Ranges were served before: a page without its type, or a server that changed its mind. The first bytes tell which.
  const first = enough ?? (pinned === undefined ? undefined : 64);
  if (first !== undefined) return got({ expected: announced, most: Infinity, beyond: tooMuch, enough: first });
  if (announced === undefined) return got({ expected: undefined, most: wholeBytes, beyond: tooMuch, enough });
  return announced > wholeBytes ? final(tooMuch) : got(exactly(url, announced, enough));
}

function intakeOfPart(
  { url, offset, length, enough }: Question,
  range: ContentRange | undefined,
  announced: number | undefined,
): Tried<Intake> {
  const bad = (detail: string): QcError => ({ kind: "bad-answer", url, detail });
  if (range === undefined) {
    // Not to be read from another origin. The announced length is; it is less where the file ends.
    const tooMuch = bad(`it sends more than the ${length} bytes asked for`);
    if (announced === undefined) return got({ expected: undefined, most: length, beyond: tooMuch, enough });
    return announced > length ? final(tooMuch) : got(exactly(url, announced, enough));
  }
  if (range.first === undefined || range.last === undefined) return final(bad("its Content-Range names no bytes"));
  const last = Math.min(offset + length, range.total ?? Infinity) - 1;
  const says = `it sends bytes ${range.first}-${range.last} for ${offset}-${last}`;
  if (range.first !== offset || range.last > last) return final(bad(says));
  if (range.last < last && range.total !== undefined) return passing(bad(says));
  const expected = range.last - range.first + 1;
  if (announced === undefined || announced === expected) return got(exactly(url, expected, enough));
  return passing(bad(`it announces ${announced} of ${expected} bytes`));
}

function exactly(url: string, expected: number, enough: number | undefined): Intake {
  const detail = `it sends more than the ${expected} bytes that it announced`;
  return { expected, most: expected, beyond: { kind: "bad-answer", url, detail }, enough };
}

/** The server refuses, or has no such file. */
export function judgeRefusal(url: string, status: number): Untaken | undefined {
  if (status === 401 || status === 403 || status === 407) return final({ kind: "refused", url, status });
  if (status === 404 || status === 410) return final({ kind: "not-found", url });
  return undefined;
}

export const isHtml = ({ headers }: Response): boolean =>
  /^(text\/html|application\/xhtml)/i.test(headers.get("content-type") ?? "");

function judgeFailure({ url, name, offset, length, pinned, now }: Question, response: Response): Tried<AnswerHead> {
  const { status, headers } = response;
  const refusal = judgeRefusal(url, status);
  if (refusal !== undefined) return refusal;
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const waitMs = parseRetryAfter(headers.get("retry-after"), now);
    return passing({ kind: "unreachable", url, status }, waitMs);
  }
  if (status === 416) {
    if (pinned === undefined) return final({ kind: "not-root", source: name }); // nothing from byte 0 on: it is empty
    const range = rangeOf(headers);
    const size = range === "unclear" ? undefined : range?.total;
    if (pinned.total !== undefined) return final({ kind: "file-changed", source: name });
    return final({ kind: "truncated", source: name, size: size ?? offset, expected: offset + length });
  }
  return final(
    status >= 400 ? { kind: "unreachable", url, status } : { kind: "bad-answer", url, detail: `HTTP ${status}` },
  );
}

function pin({ url, headers }: Response, total: number | undefined): Pinned {
  const origin = url === "" ? undefined : new URL(url).origin;
  return { origin, etag: headers.get("etag"), lastModified: headers.get("last-modified"), total };
}

const differs = <T>(one: T | null | undefined, other: T | null | undefined): boolean =>
  (one ?? undefined) !== undefined && (other ?? undefined) !== undefined && one !== other;

function rangeOf(headers: Headers): ContentRange | "unclear" | undefined {
  const text = headers.get("content-range");
  return text === null ? undefined : (parseContentRange(text) ?? "unclear");
}

function lengthOf(headers: Headers): number | undefined {
  const text = headers.get("content-length");
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}
