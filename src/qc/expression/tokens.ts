import type { Problem } from "./node.ts";

export interface Token {
  readonly kind: "number" | "name" | "sign" | "end";
  /** In the spelling of the language; "" at the end. */
  readonly text: string;
  /** Column, from 1. */
  readonly at: number;
}

const patterns = [
  ["number", /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ["name", /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y],
  ["sign", /\*\*|<=|>=|==|!=|[-+*/<>(),;]/y],
] as const;

/** What people and word processors write instead; each is one character, so that columns stay. */
const spellings: ReadonlyMap<string, string> = new Map([
  ["\u2212", "-"],
  ["\u2013", "-"],
  ["×", "*"],
  ["·", "*"],
  ["÷", "/"],
]);
const wideSpellings: ReadonlyMap<string, string> = new Map([
  ["≤", "<="],
  ["≥", ">="],
  ["≠", "!="],
]);
/** Written in other languages. */
const meant: ReadonlyMap<string, string> = new Map([
  ["=", "=="],
  ["&", "and"],
  ["|", "or"],
  ["!", "not"],
  ["^", "**"],
  [":", ";"],
]);

/** Splits an expression, or says what in it means nothing. The last token is the end. */
export function tokensOf(text: string): readonly Token[] | Problem {
  const plain = Array.from(text, (letter) => spellings.get(letter) ?? letter).join("");
  const tokens: Token[] = [];
  let at = 0;
  while (at < plain.length) {
    const letter = plain[at]!;
    if (/\s/.test(letter)) {
      at += 1;
      continue;
    }
    const wide = wideSpellings.get(letter);
    const token = wide === undefined ? tokenAt(plain, at) : ({ kind: "sign", text: wide, at: at + 1 } as const);
    if (token === undefined) return unknown(plain, at);
    tokens.push(token);
    at += wide === undefined ? token.text.length : 1;
  }
  return [...tokens, { kind: "end", text: "", at: plain.length + 1 }];
}

function tokenAt(text: string, at: number): Token | undefined {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { kind, text: found, at: at + 1 };
  }
  return undefined;
}

function unknown(text: string, at: number): Problem {
  const letter = String.fromCodePoint(text.codePointAt(at)!);
  const instead = meant.get(letter);
  const hint = instead === undefined ? "" : ` Write “${instead}”.`;
  return { at: at + 1, text: `“${letter}” means nothing here, at column ${at + 1}.${hint}` };
}
