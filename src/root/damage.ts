import { isOutOfMemory, QcFailure, type QcError } from "../base/result.ts";

/** Bytes that are not what they must be. Where they lie is added by who knows it (`located`). */
export class Damage extends Error {
  constructor(detail: string) {
    super(detail.replace(/\.$/, "")); // engines end their sentences, ours goes on
    this.name = "Damage";
  }
}

/** A value above what is allowed (`limits.ts`). */
export class LimitExceeded extends Damage {
  readonly facts: { readonly limit: string; readonly value: number; readonly allowed: number };

  constructor(limit: string, value: number, allowed: number) {
    super(`${limit} would be ${value}, at most ${allowed} is allowed`);
    this.facts = { limit, value, allowed };
  }
}

/** The failure that damage at a place is. */
export const damageAt = (source: string, path: string, damage: Damage): QcError =>
  damage instanceof LimitExceeded
    ? { kind: "limit-exceeded", source, path, ...damage.facts }
    : { kind: "corrupt", source, path, detail: damage.message };

/** Runs work over bytes of a file: damage it meets becomes a failure that names the place. */
export async function located<T>(source: string, path: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof Damage)) throw thrown;
    throw new QcFailure(damageAt(source, path, thrown));
  }
}

/** What a decoder has thrown over bytes it did not understand; memory that is not to be had says nothing of them, and is thrown on. */
export function asDamage(thrown: unknown, by = ""): Damage {
  if (thrown instanceof Damage && by === "") return thrown;
  if (!(thrown instanceof Damage) && isOutOfMemory(thrown)) throw thrown;
  return new Damage(by + detailOf(thrown));
}

export const detailOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
