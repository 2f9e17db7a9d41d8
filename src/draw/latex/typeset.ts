import { parseTitle, type Title, type TitleNode } from "./parse.ts";

const cache = new Map<string, Title>();
const cacheSize = 500;

/**
 * A stored title the way physicists write it: dEdx is split up with its variables slanted, and the letters p, q, Q, N that stand for a
 * quantity (alone in a word, before "/" or with an index) are set in italics, with the index of pT, Qtot and Qmax below. The last
 * titles are remembered.
 */
export function typesetTitle(markup: string): Title {
  let title = cache.get(markup);
  if (!title) {
    const parsed = parseTitle(markup.trim());
    title = { root: withVariables(parsed.root, undefined, true), unparsed: parsed.unparsed };
    if (cache.size >= cacheSize) cache.clear();
    cache.set(markup, title);
  }
  return title;
}

/** dEdx or dE/dx; a letter with its index as plain titles have it; or one of the letters with no letter or digit beside it. */
const quantity = /(?<![A-Za-z])dE\/?dx|(?<![A-Za-z0-9_#])(?:pT|Q(?:tot|max)|[pqQN])(?![A-Za-z0-9])/g;

function withVariables(node: TitleNode, next: TitleNode | undefined, top: boolean): TitleNode {
  if (node.kind === "row") {
    const items = node.items.flatMap((item, index) => {
      const changed = withVariables(item, node.items[index + 1], top);
      return changed.kind === "row" ? changed.items : [changed];
    });
    return { kind: "row", items };
  }
  if (node.kind === "frac")
    return {
      kind: "frac",
      top: withVariables(node.top, undefined, true),
      bottom: withVariables(node.bottom, undefined, true),
    };
  if (node.kind !== "text" || node.italic || !top) return node;
  const items: TitleNode[] = [];
  const put = (text: string, italic: boolean): void => {
    if (text !== "") items.push({ kind: "text", text, italic, bold: node.bold });
  };
  let from = 0;
  for (const found of node.text.matchAll(quantity)) {
    const [word] = found;
    const after = node.text[found.index + word.length];
    const isEnd = after === undefined;
    // "Q" or "N" is a quantity with an index only: elsewhere it may be a name.
    if ("QN".includes(word) && !(isEnd && next?.kind === "script")) continue;
    put(node.text.slice(from, found.index), false);
    if (word.startsWith("dE"))
      for (const [text, italic] of [
        ["d", false],
        ["E", true],
        ["/d", false],
        ["x", true],
      ] as const)
        put(text, italic);
    else {
      put(word[0]!, true);
      const index = word.slice(1);
      if (index !== "")
        items.push({
          kind: "script",
          sub: { kind: "text", text: index, italic: false, bold: node.bold },
          sup: undefined,
        });
    }
    from = found.index + word.length;
  }
  put(node.text.slice(from), false);
  return items.length === 1 ? items[0]! : { kind: "row", items };
}
