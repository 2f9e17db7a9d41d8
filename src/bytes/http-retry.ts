import { fail, ok, type Result } from "../base/result.ts";
import { sleep } from "./clock.ts";
import type { BytesDeps } from "./deps.ts";
import type { Tried } from "./tried.ts";

/**
 * Tries until there is a value, an error that another try would not mend, or too many tries; or until the wait for the
 * next would pass `endsAt`. Between two tries: full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/),
 * and at least what the server asked for.
 */
export async function withRetries<T>(
  once: () => Promise<Tried<T>>,
  endsAt: number,
  { limits, clock, random }: BytesDeps,
  signal: AbortSignal,
): Promise<Result<T>> {
  for (let tries = 1; ; tries += 1) {
    const tried = await once();
    if (tried.ok) return ok(tried.value);
    const most = Math.min(limits.retryToMs, limits.retryFromMs * 2 ** (tries - 1));
    const wait = Math.max(random() * most, tried.waitMs ?? 0);
    if (!tried.again || tries >= limits.tries || clock.now() + wait >= endsAt) return fail(tried.error);
    await sleep(wait, clock, signal);
  }
}

/** Milliseconds of a `Retry-After` header: seconds or a date; `undefined` where it says nothing. Source: RFC 9110, 10.2.3. */
export function parseRetryAfter(text: string | null, now: number): number | undefined {
  if (text === null) return undefined;
  if (/^\d+$/.test(text.trim())) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
