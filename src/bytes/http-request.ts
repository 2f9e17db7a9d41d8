import type { QcError } from "../base/result.ts";
import { Late, aborted, within } from "./clock.ts";
import type { BytesDeps } from "./deps.ts";
import { final, got, passing, type Tried } from "./tried.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** What is to be done with the body of an answer whose head was accepted. */
export interface Intake {
  /** Length that the body must have; `undefined`: whatever comes. */
  readonly expected: number | undefined;
  /** Longest body that is taken, and what is said of a longer one. */
  readonly most: number;
  readonly beyond: QcError;
  /** Enough after this many bytes: the rest is not waited for. */
  readonly enough: number | undefined;
}

export interface HttpRequest<Head extends { readonly intake: Intake }> {
  readonly url: string;
  /** `undefined`: the whole file. */
  readonly range: string | undefined;
  readonly credentials: RequestCredentials;
  /** Looks at status and headers before any of the body is taken. */
  readonly accept: (response: Response) => Tried<Head>;
}

/** Sends one request and takes in its answer. Throws an `AbortError` on abort, and nothing else. */
export async function request<Head extends { readonly intake: Intake }>(
  { url, range, credentials, accept }: HttpRequest<Head>,
  deps: BytesDeps,
  signal: AbortSignal,
): Promise<Tried<{ readonly bytes: Bytes; readonly head: Head }>> {
  if (signal.aborted) throw aborted();
  const own = new AbortController();
  const end = (): void => own.abort();
  signal.addEventListener("abort", end, { once: true });
  try {
    const headers: HeadersInit = range === undefined ? {} : { Range: range };
    const init = { headers, cache: "no-store", redirect: "follow", credentials } as const;
    const answer = await answerTo(() => deps.fetch(url, { ...init, signal: own.signal }), url, deps, signal);
    if (!answer.ok) return answer;
    const head = accept(answer.value);
    if (!head.ok) return head;
    const body = await takeIn(answer.value, url, head.value.intake, deps, signal);
    return body.ok ? got({ bytes: body.value, head: head.value }) : body;
  } finally {
    signal.removeEventListener("abort", end);
    end(); // whatever is left of the answer is not wanted
  }
}

async function answerTo(
  send: () => Promise<Response>,
  url: string,
  { limits, clock, origin }: BytesDeps,
  signal: AbortSignal,
): Promise<Tried<Response>> {
  try {
    return got(await within(send(), limits.firstByteMs, clock, signal));
  } catch (thrown) {
    if (signal.aborted) throw aborted();
    return passing(thrown instanceof Late ? { kind: "unreachable", url, status: undefined } : noAnswer(url, origin));
  }
}

/** `fetch` does not tell a missing CORS header from a host that is down; only another origin can lack the header. */
const noAnswer = (url: string, origin: string | undefined): QcError =>
  origin === undefined || new URL(url).origin === origin
    ? { kind: "unreachable", url, status: undefined }
    : { kind: "cross-origin", url };

async function takeIn(
  response: Response,
  url: string,
  { expected, most, beyond, enough = Infinity }: Intake,
  deps: BytesDeps,
  signal: AbortSignal,
): Promise<Tried<Bytes>> {
  const body = new Gathered(expected);
  const reader = (response.body ?? new Blob().stream()).getReader();
  const { stallMs } = deps.limits;
  const bad = (detail: string): QcError => ({ kind: "bad-answer", url, detail });
  try {
    while (body.length < enough) {
      const { done, value } = await within(reader.read(), stallMs, deps.clock, signal);
      if (done) break;
      deps.received(value.length);
      body.add(value);
      if (body.length > most) return final(beyond);
    }
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    if (thrown instanceof Late) {
      return passing({ kind: "timed-out", doing: `waiting for ${url}`, seconds: stallMs / 1000 });
    }
    return passing(bad(`the connection broke after ${body.length} bytes`));
  }
  if (expected !== undefined && body.length < Math.min(expected, enough)) {
    return passing(bad(`it sent ${body.length} of ${expected} bytes`));
  }
  return got(body.take(Math.min(body.length, enough)));
}

/** Room that is made before anything came, whatever a server announces; more only as the bytes come. */
const roomAtOnce = 1024 ** 2;

/** Collects the pieces of a body. */
class Gathered {
  length = 0;
  readonly #expected: number;
  #bytes: Bytes;

  constructor(expected = Infinity) {
    this.#expected = expected;
    this.#bytes = new Uint8Array(Math.min(expected, roomAtOnce));
  }

  add(piece: Uint8Array): void {
    const length = this.length + piece.length;
    if (length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(length, Math.min(2 * this.#bytes.length, this.#expected)));
      grown.set(this.#bytes.subarray(0, this.length));
      this.#bytes = grown;
    }
    this.#bytes.set(piece, this.length);
    this.length = length;
  }

  take(length: number): Bytes {
    return length === this.#bytes.length ? this.#bytes : this.#bytes.slice(0, length);
  }
}
