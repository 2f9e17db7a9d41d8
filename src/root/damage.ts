import { QcFailure, isAbort } from "../base/result.ts";

/** Bytes that are not what they must be. Where they lie is added by who knows it (`located`). */
export class Damage extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = "Damage";
  }
}

/** Runs work over bytes of a file: whatever it throws but failures and aborts is damage of that file. */
export async function located<T>(source: string, path: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof QcFailure || isAbort(thrown)) throw thrown;
    throw new QcFailure({ kind: "corrupt", source, path, detail: detailOf(thrown) });
  }
}

export const detailOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
