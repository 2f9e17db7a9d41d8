/**
 * Failures one can expect, as values: facts only. The sentence is made in one place, `explain`.
 * A broken promise of our own throws instead and reaches one handler.
 */
export type QcError =
  | { readonly kind: "unreachable"; readonly url: string; readonly status: number | undefined }
  | { readonly kind: "not-found"; readonly url: string }
  | { readonly kind: "refused"; readonly url: string; readonly status: number }
  | { readonly kind: "cross-origin"; readonly url: string }
  | { readonly kind: "sign-in"; readonly url: string }
  | { readonly kind: "no-ranges"; readonly url: string }
  | { readonly kind: "bad-answer"; readonly url: string; readonly detail: string }
  | { readonly kind: "file-changed"; readonly source: string }
  | { readonly kind: "file-unreadable"; readonly source: string; readonly detail: string }
  | { readonly kind: "not-root"; readonly source: string }
  | { readonly kind: "truncated"; readonly source: string; readonly size: number; readonly expected: number }
  | { readonly kind: "no-streamer-info"; readonly source: string }
  | { readonly kind: "no-tpc-objects"; readonly source: string }
  | { readonly kind: "corrupt"; readonly source: string; readonly path: string; readonly detail: string }
  | { readonly kind: "class-not-decoded"; readonly path: string; readonly className: string }
  | { readonly kind: "class-not-shown"; readonly path: string; readonly className: string }
  | { readonly kind: "branch-not-read"; readonly path: string; readonly branch: string; readonly why: string }
  | { readonly kind: "not-drawn"; readonly name: string; readonly why: string }
  | { readonly kind: "object-missing"; readonly path: string; readonly source: string }
  | { readonly kind: "not-parameters"; readonly source: string; readonly detail: string }
  | {
      readonly kind: "limit-exceeded";
      readonly source: string;
      readonly path: string;
      readonly limit: string;
      readonly value: number;
      readonly allowed: number;
    }
  /** Every Tracks and PID histogram of the file is empty. */
  | { readonly kind: "tpc-absent"; readonly source: string }
  | { readonly kind: "worker-lost"; readonly doing: string }
  | { readonly kind: "out-of-memory"; readonly doing: string }
  | { readonly kind: "timed-out"; readonly doing: string; readonly seconds: number }
  | { readonly kind: "cancelled" }
  | { readonly kind: "bad-url"; readonly url: string }
  /** The database refused, for any other reason than the next three. */
  | { readonly kind: "storage"; readonly detail: string }
  | { readonly kind: "storage-full" }
  | { readonly kind: "database-blocked"; readonly seconds: number }
  | { readonly kind: "database-newer" }
  | { readonly kind: "not-kept"; readonly source: string }
  /** A part of a merged run, of how many, and why it could not be read. */
  | { readonly kind: "part-failed"; readonly part: string; readonly parts: number; readonly error: QcError }
  | { readonly kind: "not-merged"; readonly what: string; readonly why: string }
  | { readonly kind: "defect"; readonly message: string; readonly stack: string | undefined };

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: QcError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (error: QcError): { readonly ok: false; readonly error: QcError } => ({ ok: false, error });

/** Carries a `QcError` through code that knows only exceptions (JSROOT, streams). `attempt` turns it back into a value. */
export class QcFailure extends Error {
  readonly error: QcError;
  constructor(error: QcError) {
    super(error.kind);
    this.name = "QcFailure";
    this.error = error;
  }
}

/** The value of a result, or its error thrown as `QcFailure`: for use below an `attempt` only. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new QcFailure(result.error);
}

/**
 * Runs work that may throw. `QcFailure` and aborts become values; anything else is what `otherwise` says of it,
 * by default a defect of ours with message and stack.
 */
export async function attempt<T>(
  work: () => Promise<T> | T,
  otherwise?: (thrown: unknown) => QcError,
): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (thrown) {
    if (thrown instanceof QcFailure) return fail(thrown.error);
    if (isAbort(thrown)) return fail({ kind: "cancelled" });
    if (isOutOfMemory(thrown)) return fail({ kind: "out-of-memory", doing: "reading" });
    return fail(otherwise?.(thrown) ?? defect(thrown));
  }
}

export function defect(thrown: unknown): QcError {
  return thrown instanceof Error
    ? { kind: "defect", message: thrown.message, stack: thrown.stack }
    : { kind: "defect", message: String(thrown), stack: undefined };
}

/** An abort of the web platform, known by its name only (a `DOMException` is no `Error` in every engine). */
export const isAbort = (thrown: unknown): boolean =>
  typeof thrown === "object" && thrown !== null && "name" in thrown && thrown.name === "AbortError";

/**
 * The browser has no more memory for an array. Engines agree in no class or name, so their words must do: "Array buffer
 * allocation failed", "could not allocate memory" and, of WebAssembly, "maximum memory size exceeded" (V8), "out of memory"
 * (others), "allocation size overflow" (Firefox).
 */
export const isOutOfMemory = (thrown: unknown): boolean =>
  /out of memory|allocation failed|could not allocate|allocation size overflow|memory size exceeded/i.test(
    thrown instanceof Error ? thrown.message : String(thrown),
  );
