/** Powers of the units of the two axes: cm² of y is { x: 0, y: 2 }. */
export interface Powers {
  readonly x: number;
  readonly y: number;
}

/**
 * A number with what is known of its error: for each quantity it was made of the derivative times that quantity's error
 * (NaN: not known; none: exact). So mean − mean is exactly 0, and of different quantities errors are taken as independent.
 */
export interface Uncertain {
  readonly kind: "number";
  readonly value: number;
  readonly spread: ReadonlyMap<string, number>;
  /** "any": a number as written, which takes the unit of what it is added to. "mixed": of no one unit. */
  readonly unit: Powers | "any" | "mixed";
}

/** There is no number, and why. */
export interface Nothing {
  readonly kind: "nothing";
  readonly why: string;
}

export const literal = (value: number): Uncertain => ({ kind: "number", value, spread: new Map(), unit: "any" });
export const nothing = (why: string): Nothing => ({ kind: "nothing", why });

/** The error, √ of the sum of squares; `undefined` where no part has one, or one is not known. */
export function errorOf({ spread }: Uncertain): number | undefined {
  const error = Math.hypot(...spread.values());
  return spread.size > 0 && Number.isFinite(error) ? error : undefined;
}

/** A value made of others; `slopes` are its derivatives by them. A value that is no number is nothing, for the reason given. */
export function made(
  value: number,
  parts: readonly (readonly [part: Uncertain, slope: number])[],
  unit: Uncertain["unit"],
  otherwise: string,
): Uncertain | Nothing {
  if (!Number.isFinite(value)) return nothing(otherwise);
  const spread = new Map<string, number>();
  for (const [part, slope] of parts) {
    for (const [name, each] of part.spread) {
      spread.set(name, (spread.get(name) ?? 0) + (slope === 0 ? 0 : slope * each));
    }
  }
  return { kind: "number", value, spread, unit };
}

type Unit = Uncertain["unit"];

/** Of a sum, a difference, the larger of two. */
export function sameUnit(units: readonly Unit[]): Unit {
  const [first, ...others] = units.filter((unit) => unit !== "any");
  if (first === undefined || first === "mixed") return first ?? "any";
  return others.every((unit) => unit !== "mixed" && unit.x === first.x && unit.y === first.y) ? first : "mixed";
}

/** Of a product; `power` −1: of a quotient. */
export function productUnit(a: Unit, b: Unit, power: 1 | -1): Unit {
  if (a === "mixed" || b === "mixed") return "mixed";
  if (b === "any") return a;
  const left = a === "any" ? { x: 0, y: 0 } : a;
  return { x: left.x + power * b.x, y: left.y + power * b.y };
}

export const powerUnit = (unit: Unit, power: number): Unit =>
  typeof unit === "string" ? unit : { x: unit.x * power, y: unit.y * power };

/** Of what is only defined of pure numbers. */
export const pure: Powers = { x: 0, y: 0 };
export const isPure = (unit: Unit): boolean => unit === "any" || (unit !== "mixed" && unit.x === 0 && unit.y === 0);
