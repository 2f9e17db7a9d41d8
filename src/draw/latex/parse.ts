import { accents, commandAt, groups, operators, type GroupName } from "./symbols.ts";

/** A title as a tree. Text keeps its style; scripts belong to the node before them in the row. */
export type TitleNode =
  | { readonly kind: "text"; readonly text: string; readonly italic: boolean; readonly bold: boolean }
  | { readonly kind: "row"; readonly items: readonly TitleNode[] }
  | { readonly kind: "script"; readonly sub: TitleNode | undefined; readonly sup: TitleNode | undefined }
  | { readonly kind: "frac"; readonly top: TitleNode; readonly bottom: TitleNode }
  | { readonly kind: "sqrt"; readonly body: TitleNode };

export interface Title {
  readonly root: TitleNode;
  /** Commands that are not known, without "#"; they are shown as they were written. */
  readonly unparsed: readonly string[];
}

interface Style {
  readonly italic: boolean;
  readonly bold: boolean;
}

/** Titles come from files: nesting beyond this is shown as text, so that none can exhaust the stack. */
const deepest = 40;
/** Longer titles are cut; ROOT's own are far shorter. */
const longestTitle = 2000;

/** Parses the subset of ROOT's TLatex that QC titles use. Never fails: what it does not know stays readable. */
export function parseTitle(markup: string): Title {
  const unparsed: string[] = [];
  const parser = new Parser(markup.length > longestTitle ? `${markup.slice(0, longestTitle)}…` : markup, unparsed);
  return { root: parser.row({ italic: false, bold: false }, "", 0), unparsed };
}

class Parser {
  private at = 0;
  private readonly source: string;
  private readonly unparsed: string[];

  constructor(source: string, unparsed: string[]) {
    this.source = source;
    this.unparsed = unparsed;
  }

  /** Reads up to `end`, which is taken too; to the end of the text where `end` is "". */
  row(style: Style, end: string, depth: number, inScript = false): TitleNode {
    const items: TitleNode[] = [];
    const put = (text: string, how: Style = style): void => {
      if (text !== "") appendText(items, text, how);
    };
    while (this.at < this.source.length) {
      if (end !== "" && this.source.startsWith(end, this.at)) {
        this.at += end.length;
        break;
      }
      const character = this.source[this.at]!;
      if (character === "#") this.command(items, put, style, depth);
      else if ((character === "_" || character === "^") && this.source[this.at + 1] === "{" && depth < deepest)
        this.script(items, character, style, depth);
      else if (character === "{" && depth < deepest) {
        this.at += 1;
        appendRow(items, this.row(style, "}", depth + 1));
      } else {
        this.at += 1;
        // In a script a hyphen is a sign: "(GeV/c)^{-1}", "K^{-}".
        put(character === "-" && inScript && items.length === 0 ? "\u2212" : character);
      }
    }
    return items.length === 1 && items[0]!.kind !== "script" ? items[0]! : { kind: "row", items };
  }

  private command(items: TitleNode[], put: (text: string, how?: Style) => void, style: Style, depth: number): void {
    const rest = this.source.slice(this.at + 1, this.at + 40);
    const brackets = /^(\(\)|\[\]|\{\}|\|\|)\{/.exec(rest)?.[1];
    if (brackets && depth < deepest) {
      this.at += 4;
      put(brackets[0]!);
      appendRow(items, this.row(style, "}", depth + 1));
      put(brackets[1]!);
      return;
    }
    const found = commandAt(rest);
    if (!found || (found.command.kind === "group" && depth >= deepest)) {
      const name = /^[A-Za-z]+/.exec(rest)?.[0] ?? "";
      if (name !== "") this.unparsed.push(name);
      this.at += 1 + name.length;
      put(`#${name}`);
      return;
    }
    this.at += 1 + found.name.length;
    const { command } = found;
    if (command.kind === "group") this.group(items, command.name, style, depth);
    else if (command.kind === "operator") put(command.text, { italic: false, bold: style.bold });
    else put(command.text, { italic: style.italic || command.italic, bold: style.bold });
  }

  private group(items: TitleNode[], name: GroupName, style: Style, depth: number): void {
    if (this.source[this.at] === "[") this.at = this.source.indexOf("]", this.at) + 1;
    const inner: Style = { italic: style.italic || name === "it", bold: style.bold || name === "bf" };
    const first = this.argument(inner, depth);
    if (groups[name] === 2) {
      const second = this.argument(inner, depth);
      if (name === "frac") items.push({ kind: "frac", top: first, bottom: second });
      else {
        appendRow(items, first);
        appendText(items, " ", style);
        appendRow(items, second);
      }
    } else if (name === "sqrt") items.push({ kind: "sqrt", body: first });
    else appendRow(items, first);
    const accent = accents[name];
    if (accent !== undefined) appendText(items, accent, lastStyle(items) ?? inner);
  }

  private script(items: TitleNode[], sign: "_" | "^", style: Style, depth: number): void {
    this.at += 1;
    // What stands in a script names, it does not vary: upright unless it says otherwise.
    const body = this.argument({ italic: false, bold: style.bold }, depth, true);
    const last = items.at(-1);
    const before = last?.kind === "script" ? last : undefined;
    const free = before && (sign === "_" ? before.sub === undefined : before.sup === undefined);
    if (free) items.pop();
    const base = free ? before : { sub: undefined, sup: undefined };
    items.push({
      kind: "script",
      sub: sign === "_" ? body : base.sub,
      sup: sign === "^" ? body : base.sup,
    });
  }

  private argument(style: Style, depth: number, inScript = false): TitleNode {
    if (this.source[this.at] !== "{") return { kind: "row", items: [] };
    this.at += 1;
    return this.row(style, "}", depth + 1, inScript);
  }
}

function lastStyle(items: readonly TitleNode[]): Style | undefined {
  const last = items.at(-1);
  return last?.kind === "text" ? last : undefined;
}

function appendText(items: TitleNode[], text: string, { italic, bold }: Style): void {
  const last = items.at(-1);
  if (last?.kind === "text" && last.italic === italic && last.bold === bold)
    items[items.length - 1] = { ...last, text: last.text + text };
  else {
    // "tan#lambda" is two words.
    const set = last?.kind === "text" && italic && endsInOperator(last.text) ? `\u2009${text}` : text;
    items.push({ kind: "text", text: set, italic, bold });
  }
}

function appendRow(items: TitleNode[], node: TitleNode): void {
  if (node.kind === "text") appendText(items, node.text, node);
  else if (node.kind === "row") for (const item of node.items) appendRow(items, item);
  else items.push(node);
}

const operatorEnd = new RegExp(`(^|[^A-Za-z])(${operators.join("|")})$`);
const endsInOperator = (text: string): boolean => operatorEnd.test(text);
