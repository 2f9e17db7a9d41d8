import { QcFailure } from "../base/result.ts";

/** Bytes that are not what they must be. Where they lie is added by who knows it (`located`). */
export class Damage extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = "Damage";
  }
}

/** Runs work over bytes of a file: damage it meets becomes a failure that names the place. */
export async function located<T>(source: string, path: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof Damage)) throw thrown;
    throw new QcFailure({ kind: "corrupt", source, path, detail: thrown.message });
  }
}

/** What a decoder has thrown over bytes it did not understand: all but our own failures is damage. */
export function asDamage(thrown: unknown): Error {
  return thrown instanceof QcFailure || thrown instanceof Damage ? thrown : new Damage(detailOf(thrown));
}

export const detailOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
