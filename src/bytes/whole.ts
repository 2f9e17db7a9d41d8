import { fail, ok, type QcError, type Result } from "../base/result.ts";
import { underDeadline } from "./clock.ts";
import type { BytesDeps } from "./deps.ts";
import { isHtml, judgeRefusal } from "./http-answer.ts";
import { request, type Intake } from "./http-request.ts";
import { lineTo } from "./http-source.ts";
import { openBytes } from "./open.ts";
import { isPage } from "./root-head.ts";
import type { FileRef } from "./source.ts";
import { final, got, type Tried } from "./tried.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** After everything that a page waits for. */
const lastOfAll = -1;

/**
 * All bytes of a small file with run parameters, beside a run or given by a person. From a server by one request, last of all
 * and never tried again: whoever asks can do without.
 *
 * @param most longest file that is taken, bytes.
 */
export async function readWhole(
  ref: FileRef,
  most: number,
  deps: BytesDeps,
  signal?: AbortSignal,
): Promise<Result<Bytes>> {
  if (ref.kind === "url") return fetchWhole(ref, most, deps, signal);
  const opened = await openBytes(ref, deps, signal);
  if (!opened.ok) return opened;
  const { size } = opened.value;
  return size > most ? fail(tooLong(opened.value.name, most)) : opened.value.read(0, size, "object", signal);
}

const tooLong = (source: string, most: number): QcError => ({
  kind: "not-parameters",
  source,
  detail: `it has more than ${most} bytes`,
});

async function fetchWhole(
  ref: Extract<FileRef, { readonly kind: "url" }>,
  most: number,
  deps: BytesDeps,
  signal: AbortSignal | undefined,
): Promise<Result<Bytes>> {
  const line = lineTo(ref, deps);
  if (line === undefined) return fail({ kind: "bad-url", url: ref.url });
  const { url, host, name, credentials } = line;
  // How long it is cannot be told beforehand: a server may pack a text on its way.
  const intake: Intake = { expected: undefined, most, beyond: tooLong(name, most), enough: undefined };
  const accept = (response: Response): Tried<{ readonly intake: Intake }> => {
    if (response.status !== 200) {
      return judgeRefusal(url, response.status) ?? final({ kind: "unreachable", url, status: response.status });
    }
    return isHtml(response) ? final({ kind: "sign-in", url }) : got({ intake });
  };
  const { clock, limits, scheduler } = deps;
  const late: QcError = { kind: "timed-out", doing: `reading ${name}`, seconds: limits.readMs / 1000 };
  const answer = await underDeadline({ clock, ms: limits.readMs, late }, signal, (own) =>
    scheduler.run(host, lastOfAll, own, () => request({ url, range: undefined, credentials, accept }, deps, own)),
  );
  if (!answer.ok) return answer;
  if (!answer.value.ok) return fail(answer.value.error);
  const { bytes } = answer.value.value;
  return isPage(bytes) ? fail({ kind: "sign-in", url }) : ok(bytes);
}
