import { Damage } from "../damage.ts";
import { numberOf, textOf, type Members } from "./fields.ts";

/** Characters of a text that are told; its length is said. */
const longestText = 500;
/** Elements of a vector that are told, from the first. */
const firstElements = 8;

/** The value of a parameter, a text or a vector in words; throws `Damage` where it is not what its class says. */
export function toWords(object: Members, className: string): string {
  if (className === "TObjString") return cut(textOf(object, "fString"));
  if (className === "TNamed") return cut(textOf(object, "fTitle"));
  if (className.startsWith("TVectorT")) return elementsOf(object);
  return valueOf(object, className);
}

function valueOf(object: Members, className: string): string {
  const value = object["fVal"];
  if (className === "TParameter<bool>" || typeof value === "boolean") {
    if (value !== true && value !== false && value !== 0 && value !== 1)
      throw new Damage("fVal is neither true nor false");
    return String(Boolean(value));
  }
  if (typeof value === "bigint") return String(value);
  return numberWords(numberOf(object, "fVal"), className === "TParameter<float>");
}

function elementsOf(object: Members): string {
  const count = numberOf(object, "fNrows");
  const elements = object["fElements"];
  if (count === 0) return "no elements";
  if (!(elements instanceof Float64Array || elements instanceof Float32Array) || elements.length !== count) {
    throw new Damage(`fElements is no array of ${count} numbers`);
  }
  const first = Array.from(elements.subarray(0, firstElements), (each) =>
    numberWords(each, elements instanceof Float32Array),
  );
  return `${count} ${count === 1 ? "element" : "elements"}: ${first.join(", ")}${count > firstElements ? ", \u2026" : ""}`;
}

/** All digits; of single precision those that it has. */
const numberWords = (value: number, single: boolean): string => String(single ? Number(value.toPrecision(7)) : value);

/** No half of a character is left at the end. */
function cut(text: string): string {
  if (text.length <= longestText) return text === "" ? "(empty)" : text;
  const start = text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/, "");
  return `${start}\u2026 (${text.length} characters)`;
}
