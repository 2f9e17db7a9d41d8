/** Parts of a pass's name: "apass1_skimmed" is pattern "apass", number 1, suffix "skimmed". */
interface PassName {
  readonly pattern: string;
  readonly number: number;
  readonly suffix: string;
}

const parts = (name: string): PassName => {
  const [, pattern = name, number, rest = ""] = /^(\D*)(\d+)?(.*)$/s.exec(name) ?? [];
  return { pattern, number: number === undefined ? -1 : Number(number), suffix: rest.replace(/^[_-]/, "") };
};

/** cpass0 < cpass1 < apass1: calibration comes before analysis; what has neither name comes first, by its name. */
const kinds = ["cpass", "vpass", "apass"];

/**
 * The order in which passes were made, as far as their names tell: calibration before analysis, then by number. Of one
 * number old ones come first, then trials (any other suffix), the pass itself, and what was skimmed of it; suffixes by their
 * letters and numbers. Any text has its place. Source: `algorithms.md` A14.2, in natural order.
 */
export function comparePasses(a: string, b: string): number {
  const [one, other] = [parts(a), parts(b)];
  return (
    kinds.indexOf(one.pattern.toLowerCase()) - kinds.indexOf(other.pattern.toLowerCase()) ||
    naturally(one.pattern, other.pattern) ||
    one.number - other.number ||
    suffixOrder(one.suffix) - suffixOrder(other.suffix) ||
    naturally(one.suffix, other.suffix) ||
    naturally(a, b)
  );
}

const suffixOrder = (suffix: string): number =>
  /old/i.test(suffix) ? 0 : suffix === "" ? 2 : /^skimmed/i.test(suffix) ? 3 : 1;

/** Numbers inside texts by their value: "v9" before "v10". The same everywhere, whatever the language of the browser. */
function naturally(a: string, b: string): number {
  const [one, other] = [a, b].map((text) => text.split(/(\d+)/));
  for (let i = 0; i < Math.max(one!.length, other!.length); i++) {
    const [x, y] = [one![i] ?? "", other![i] ?? ""];
    const order = i % 2 === 1 ? Number(x) - Number(y) : x < y ? -1 : x > y ? 1 : 0;
    if (order !== 0) return order;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}
