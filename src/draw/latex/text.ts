import { raise } from "../format.ts";
import type { TitleNode } from "./parse.ts";
import { typesetTitle } from "./typeset.ts";

/** A title as plain text, for accessible names, file names and search: "pT (GeV/c)", "η vs φ", "cm²". */
export function plainTitle(markup: string): string {
  return plain(typesetTitle(markup).root).replace(/\s+/g, " ").trim();
}

/** "cm²"; what Unicode cannot raise becomes a word of its own. */
const raisedOrWord = (text: string): string => raise(text) ?? ` ${text}`;

function plain(node: TitleNode): string {
  switch (node.kind) {
    case "text":
      return node.text;
    case "row":
      return node.items.map(plain).join("");
    case "script":
      return (node.sub ? plain(node.sub) : "") + (node.sup ? raisedOrWord(plain(node.sup)) : "");
    case "frac":
      return `${enclosed(plain(node.top))}/${enclosed(plain(node.bottom))}`;
    case "sqrt":
      return `√${enclosed(plain(node.body))}`;
  }
}

/** In parentheses unless it is one word. */
export const enclosed = (text: string): string => (/^[\p{L}\p{N}\p{M}]*$/u.test(text) ? text : `(${text})`);

/** What a page shows: text, and the elements of a title by name. */
export type RichNode =
  string | { readonly tag: "em" | "strong" | "sub" | "sup"; readonly children: readonly RichNode[] };

/** A title as a plain structure that a page renders with elements of its own; never as HTML text. */
export function richTitle(markup: string): readonly RichNode[] {
  return rich(typesetTitle(markup).root);
}

function rich(node: TitleNode): readonly RichNode[] {
  switch (node.kind) {
    case "text": {
      const inner: readonly RichNode[] = node.italic ? [{ tag: "em", children: [node.text] }] : [node.text];
      return node.bold ? [{ tag: "strong", children: inner }] : inner;
    }
    case "row":
      return node.items.flatMap(rich);
    case "script":
      return [
        ...(node.sub ? [{ tag: "sub", children: rich(node.sub) } as const] : []),
        ...(node.sup ? [{ tag: "sup", children: rich(node.sup) } as const] : []),
      ];
    case "frac":
      return [...enclosedRich(node.top), "/", ...enclosedRich(node.bottom)];
    case "sqrt":
      return ["√", ...enclosedRich(node.body)];
  }
}

function enclosedRich(node: TitleNode): readonly RichNode[] {
  const text = plain(node);
  return enclosed(text) === text ? rich(node) : ["(", ...rich(node), ")"];
}
