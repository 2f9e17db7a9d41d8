import { fail, ok, QcFailure, type QcError, type Result } from "../base/result.ts";

/** Why the database refused. */
export function storageError(thrown: unknown): QcError {
  if (thrown instanceof QcFailure) return thrown.error;
  switch (nameOf(thrown)) {
    case "QuotaExceededError":
      return { kind: "storage-full" };
    case "VersionError":
      return { kind: "database-newer" };
    default:
      return { kind: "storage", detail: wordsOf(thrown) };
  }
}

/** Names of exceptions, not classes: a `DOMException` is no `Error` in every engine. */
export function nameOf(thrown: unknown): string {
  return typeof thrown === "object" && thrown !== null && "name" in thrown ? String(thrown.name) : "";
}

/** Completes "This browser could not keep the results (…)". */
function wordsOf(thrown: unknown): string {
  switch (nameOf(thrown)) {
    case "SecurityError":
      return "it does not allow this page to store anything";
    case "InvalidStateError":
    case "AbortError":
      return "the database was closed meanwhile";
    default:
      return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** Work on the database: what it throws becomes a value. */
export async function stored<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (thrown) {
    return fail(storageError(thrown));
  }
}
