export type Token =
  | { readonly kind: "number"; readonly value: number; readonly integer: boolean }
  | { readonly kind: "name"; readonly text: string }
  /** [0], [p0], [Mean], [0..2]: what stands between the brackets. */
  | { readonly kind: "bracket"; readonly text: string }
  | { readonly kind: "sign"; readonly text: string };

const patterns = [
  ["number", /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ["name", /[A-Za-z_]\w*(?:::[A-Za-z_]\w*)*/y],
  ["bracket", /\[\s*([^[\]]{1,64}?)\s*\]/y],
  ["sign", /&&|\|\||==|!=|<=|>=|\*\*|[-+*/%^()<>!?:,]/y],
] as const;

/** Splits a formula; `undefined` where it holds what no formula has. */
export function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at]!)) {
      at++;
      continue;
    }
    const token = tokenAt(text, at);
    if (token === undefined) return undefined;
    tokens.push(token.token);
    at = token.end;
  }
  return tokens;
}

function tokenAt(text: string, at: number): { readonly token: Token; readonly end: number } | undefined {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) continue;
    const [whole, inner] = found;
    const end = at + whole.length;
    switch (kind) {
      case "number":
        return { token: { kind, value: Number(whole), integer: /^\d+$/.test(whole) }, end };
      case "bracket":
        return { token: { kind, text: inner! }, end };
      default:
        return { token: { kind, text: whole }, end };
    }
  }
  return undefined;
}
