/** Ticks of one axis. Labels are TLatex markup; the power of ten taken out of them belongs into the axis title. */
export interface Ticks {
  readonly major: readonly { readonly value: number; readonly label: string }[];
  readonly minor: readonly number[];
  /** 10 to this power was taken out of the labels; 0 where none was. A multiple of 3. */
  readonly exponent: number;
}

/** Pixels for one label: across, and upwards. */
export const pixelsPerLabel = { x: 84, y: 32 } as const;

const minus = (text: string): string => text.replace("-", "\u2212");

/** 1, 2, 5 or 10 × 10ᵏ for raw/10ᵏ below 1.5, 3.2, 7; a value on the limit takes the finer step. */
export function niceStep(raw: number): { readonly step: number; readonly digit: 1 | 2 | 5; readonly power: number } {
  const power = Math.floor(Math.log10(raw) + 1e-12);
  const lead = raw / 10 ** power;
  const digit = lead < 1.5 + 1e-9 ? 1 : lead < 3.2 + 1e-9 ? 2 : lead < 7 + 1e-9 ? 5 : 10;
  const [reduced, exponent] = digit === 10 ? ([1, power + 1] as const) : ([digit, power] as const);
  // 10 ** −3 is not the double nearest 0.001; a parsed literal is.
  return { step: Number(`${reduced}e${exponent}`), digit: reduced, power: exponent };
}

/** Power of ten, a multiple of 3, that labels up to `largest` give away: from 10⁴ up and below 10⁻². */
export function exponentFor(largest: number): number {
  if (!(largest > 0) || (largest < 1e4 && largest >= 1e-2)) return 0;
  return 3 * Math.floor(Math.log10(largest) / 3 + 1e-12);
}

const finest = 1e-11;

/** @param labels how many labels there is room for; at least 2 are aimed at. */
export function linearTicks(lo: number, hi: number, labels: number): Ticks {
  // A range that is hardly wider than the distance of doubles has no numbers to step through.
  if (!(hi - lo > finest * Math.max(Math.abs(lo), Math.abs(hi))) || !Number.isFinite(hi - lo))
    return { major: [], minor: [], exponent: 0 };
  const { step, digit, power } = niceStep((hi - lo) / Math.max(2, labels));
  const parts = digit === 2 ? 4 : 5;
  const slack = 1e-9;
  const first = Math.ceil(lo / step - slack);
  const last = Math.floor(hi / step + slack);
  const exponent = exponentFor(Math.max(Math.abs(first), Math.abs(last)) * step);
  const decimals = Math.min(20, Math.max(0, exponent - power));
  const major = [];
  for (let index = first; index <= last; index++) {
    const value = Number(`${index * digit}e${power}`);
    const label = Number(`${index * digit}e${power - exponent}`).toFixed(decimals);
    major.push({ value, label: minus(index === 0 ? (0).toFixed(decimals) : label) });
  }
  const minor = [];
  const fine = step / parts;
  for (let index = Math.ceil(lo / fine - slack); index <= Math.floor(hi / fine + slack); index++)
    if (index % parts !== 0) minor.push(index * fine);
  return { major, minor, exponent };
}

/** A decade wider than this has its 2 and 5 labelled. */
const wideDecade = 150;
/** Closer than this, decades share a label. */
const closest = { x: 40, y: 15 } as const;
/** A decade narrower than this has no ticks 2 to 9. */
const narrowDecade = 20;

/** @param length of the axis in pixels. Axes over less than a decade are labelled as linear ones are. */
export function logTicks(lo: number, hi: number, length: number, direction: "x" | "y"): Ticks {
  if (!(lo > 0) || !(hi > lo)) return { major: [], minor: [], exponent: 0 };
  const [low, high] = [Math.log10(lo), Math.log10(hi)];
  const perDecade = length / (high - low);
  const every = Math.max(1, Math.ceil(closest[direction] / perDecade));
  const slack = 1e-9;
  const digits = perDecade > wideDecade ? [1, 2, 5] : [1];
  const labelled: { digit: number; power: number; value: number }[] = [];
  const minor: number[] = [];
  for (let power = Math.floor(low); power <= Math.ceil(high); power++) {
    for (let digit = 1; digit <= 9; digit++) {
      const value = Number(`${digit}e${power}`);
      const at = Math.log10(value);
      if (at < low - slack || at > high + slack) continue;
      if (digits.includes(digit) && power % every === 0) labelled.push({ digit, power, value });
      else if (digit === 1 || perDecade >= narrowDecade) minor.push(value);
    }
  }
  if (labelled.length < 2) return linearTicks(lo, hi, length / pixelsPerLabel[direction]);
  const plain = labelled.every(({ value }) => value >= 0.001 && value <= 10_000);
  const label = (digit: number, power: number, value: number): string => {
    if (plain) return power >= 0 ? String(value) : value.toFixed(-power);
    const decade = power === 0 ? "1" : power === 1 ? "10" : `10^{${minus(String(power))}}`;
    if (digit === 1) return decade;
    return power === 0 ? String(digit) : `${digit}\u00b7${decade}`;
  };
  const major = labelled.map(({ digit, power, value }) => ({ value, label: label(digit, power, value) }));
  return { major, minor, exponent: 0 };
}

/** Room for a name across an axis: for each of its characters, and between two names. */
const nameRoom = { character: 6.5, between: 10, line: 14 } as const;

/** Ticks at names; where they are too close, every second, third … one. */
export function namedTicks(
  names: readonly { readonly value: number; readonly label: string }[],
  scale: { readonly lo: number; readonly hi: number; toPixel(value: number): number },
  direction: "x" | "y",
): Ticks {
  const visible = names.filter(({ value, label }) => label !== "" && value >= scale.lo && value <= scale.hi);
  const longest = visible.reduce((most, { label }) => Math.max(most, label.length), 0);
  const room = direction === "x" ? longest * nameRoom.character + nameRoom.between : nameRoom.line;
  const length =
    visible.length > 1 ? Math.abs(scale.toPixel(visible.at(-1)!.value) - scale.toPixel(visible[0]!.value)) : 0;
  const every = length > 0 ? Math.max(1, Math.ceil((room * (visible.length - 1)) / length)) : 1;
  return { major: visible.filter((_, index) => index % every === 0), minor: [], exponent: 0 };
}

/** The axis title with the power of ten that the labels gave away, inside the parentheses of the unit where there is one. */
export function titleWithExponent(title: string, exponent: number): string {
  if (exponent === 0) return title;
  const factor = `10^{${minus(String(exponent))}}`;
  const open = openingOfUnit(title);
  if (open === undefined) return title.trim() === "" ? `(${factor})` : `${title.trimEnd()} (${factor})`;
  return `${title.slice(0, open + 1)}${factor} ${title.slice(open + 1)}`;
}

/** Where the last parenthesis, set off by a blank and closing the title, opens. */
function openingOfUnit(title: string): number | undefined {
  const text = title.trimEnd();
  if (!text.endsWith(")")) return undefined;
  let depth = 0;
  for (let index = text.length - 1; index >= 0; index--) {
    if (text[index] === ")") depth += 1;
    else if (text[index] === "(") depth -= 1;
    if (depth === 0) return index > 0 && text[index - 1] === " " ? index : undefined;
  }
  return undefined;
}
