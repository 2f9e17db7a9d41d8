import { fail, ok, QcFailure, type QcError, type Result } from "../base/result.ts";

/** The database refused: in words that complete "This browser could not keep the results (…)". */
export function storageError(thrown: unknown): QcError {
  if (thrown instanceof QcFailure) return thrown.error;
  return { kind: "storage", detail: wordsOf(thrown) };
}

/** Names of exceptions, not classes: a `DOMException` is no `Error` in every engine. */
export function nameOf(thrown: unknown): string {
  return typeof thrown === "object" && thrown !== null && "name" in thrown ? String(thrown.name) : "";
}

function wordsOf(thrown: unknown): string {
  switch (nameOf(thrown)) {
    case "QuotaExceededError":
      return "its storage is full";
    case "VersionError":
      return "its database is of a newer version of this program; reload the page";
    case "SecurityError":
      return "it does not allow this page to store anything";
    case "InvalidStateError":
    case "AbortError":
      return "the database was closed meanwhile";
    default:
      return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** Work on the database: what it throws becomes a value of kind "storage". */
export async function stored<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (thrown) {
    return fail(storageError(thrown));
  }
}
