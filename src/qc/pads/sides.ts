import type { Side } from "./geometry.ts";

/** Both sides of the TPC. */
export type Sides<T> = Readonly<Record<Side, T>>;

export const bothSides = <T>(of: (side: Side) => T): Sides<T> => ({ A: of("A"), C: of("C") });
