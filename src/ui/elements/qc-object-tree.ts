import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { explain } from "../../base/explain.ts";
import type { TreeNode } from "../../qc/object-tree.ts";
import { isFound, type NodeRow, type NoteRow, type TreeRow } from "../../qc/tree-rows.ts";
import { size } from "../base/words.ts";
import { canToggle, rowsInSight, treeMove } from "../figures/tree-keys.ts";
import { shared } from "../style/shared.ts";
import { objectTreeStyle, rowHeight } from "./object-tree-style.ts";

/** What a file holds, line by line: only the lines in sight are elements, of however many there are. */
@customElement("qc-object-tree")
export class QcObjectTree extends LitElement {
  static override readonly styles = [shared, objectTreeStyle];

  @property({ attribute: false }) rows: readonly TreeRow[] = [];
  /** Address of the chosen entry. */
  @property({ attribute: false }) chosen: string | undefined;
  @property() find = "";
  @property() name = "";
  @property({ attribute: false }) choose!: (node: TreeNode) => void;
  @property({ attribute: false }) toggle!: (node: TreeNode) => void;
  /** Lists once more what could not be listed. */
  @property({ attribute: false }) again!: (address: string) => void;
  /** Index of the row that keys are about. */
  @state() private current = 0;
  @state() private top = 0;
  @state() private height = 600;
  @query(".grid") private readonly grid!: HTMLElement;
  @query(".body") private readonly body!: HTMLElement;
  @query(".rows") private readonly drawn!: HTMLElement;
  private readonly sizes = new ResizeObserver(() => (this.height = this.grid.clientHeight));
  /** The chosen entry was brought into sight, once it was there. */
  private shown: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.sizes.observe(this.grid);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  protected override firstUpdated(): void {
    this.sizes.observe(this.grid);
  }

  /** The current row stays the same entry while others come and go around it. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("rows")) return;
    const before = (changed.get("rows") ?? [])[this.current];
    const same = before === undefined ? -1 : this.rows.findIndex((row) => isSame(row, before));
    this.current = same >= 0 ? same : Math.max(0, Math.min(this.current, this.rows.length - 1));
  }

  protected override updated(): void {
    this.body.style.height = `${this.rows.length * rowHeight}px`;
    this.drawn.style.translate = `0 ${this.inSight.first * rowHeight}px`;
    if (this.chosen === this.shown) return;
    const at = this.rows.findIndex((row) => row.kind === "node" && row.node.address === this.chosen);
    if (at < 0 && this.chosen !== undefined) return;
    this.shown = this.chosen;
    if (at >= 0) this.goTo(at);
  }

  private get inSight(): { readonly first: number; readonly end: number } {
    return rowsInSight(this.top, this.height, rowHeight, this.rows.length);
  }

  protected override render(): TemplateResult {
    const { first, end } = this.inSight;
    const isCurrentIn = this.current >= first && this.current < end;
    return html`<div
      class="grid"
      role="treegrid"
      tabindex="0"
      aria-label=${this.name}
      aria-rowcount=${this.rows.length + 1}
      aria-activedescendant=${isCurrentIn ? `row-${this.current}` : nothing}
      @scroll=${() => (this.top = this.grid.scrollTop)}
      @keydown=${this.key}
    >
      <div class="row head" role="row" aria-rowindex="1">
        <span class="name" role="columnheader">Name</span>
        <span class="class" role="columnheader">Class</span>
        <span class="number" role="columnheader">Cycle</span>
        <span class="number" role="columnheader">Size</span>
      </div>
      <div class="body" role="rowgroup">
        <div class="rows" role="presentation">
          ${this.rows.slice(first, end).map((row, i) => this.row(row, first + i))}
        </div>
      </div>
    </div>`;
  }

  private row(row: TreeRow, at: number): TemplateResult {
    const isNode = row.kind === "node";
    const isChosen = isNode && row.node.address !== undefined && row.node.address === this.chosen;
    const classes = [
      "row",
      isNode ? (row.open === true ? "open" : "") : row.kind,
      !isNode && typeof row.why !== "string" ? "failed" : "",
      at === this.current ? "current" : "",
      isFound(row, this.find) ? "found" : "",
    ];
    return html`<div
      id="row-${at}"
      class=${classes.filter((each) => each !== "").join(" ")}
      role="row"
      aria-rowindex=${at + 2}
      aria-level=${row.level}
      aria-posinset=${row.position}
      aria-setsize=${row.count}
      aria-expanded=${isNode && row.open !== undefined ? (row.open ? "true" : "false") : nothing}
      aria-selected=${isChosen ? "true" : "false"}
      @click=${(event: Event) => this.pressed(event, at)}
    >
      ${isNode ? nodeCells(row) : noteCell(row)}
    </div>`;
  }

  private pressed(event: Event, at: number): void {
    const row = this.rows[at]!;
    this.current = at;
    const onTwist = (event.target as Element).closest(".twist") !== null;
    if (onTwist && row.kind === "node" && canToggle(row)) this.toggle(row.node);
    else this.take(row);
  }

  /** Chooses an entry, tries once more what failed. */
  private take(row: TreeRow): void {
    if (row.kind === "node") this.choose(row.node);
    else if (typeof row.why !== "string") this.again(row.about);
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.height / rowHeight) - 2);
    const move = treeMove(event.key, this.rows, this.current, page);
    const row = this.rows[this.current];
    if (move === undefined || row === undefined) return;
    event.preventDefault();
    if (move.kind === "go") this.goTo(move.to);
    else if (move.kind === "choose") this.take(row);
    else if (row.kind === "node") this.toggle(row.node);
  };

  /** Makes a row the current one and brings it into sight, below the heads of the columns. */
  private goTo(at: number): void {
    this.current = at;
    const [top, bottom] = [at * rowHeight, (at + 1) * rowHeight];
    const { scrollTop } = this.grid;
    const room = this.grid.clientHeight - rowHeight;
    if (top < scrollTop) this.grid.scrollTop = top;
    else if (bottom > scrollTop + room) this.grid.scrollTop = bottom - room;
  }
}

const isSame = (a: TreeRow, b: TreeRow): boolean =>
  a.kind === "node" ? b.kind === "node" && a.node === b.node : b.kind === "note" && a.about === b.about;

/** Deeper than this the lines are not moved in any further. */
const deepest = 10;
const steps = (level: number): readonly TemplateResult[] =>
  Array.from({ length: Math.min(level, deepest) - 1 }, () => html`<span class="step"></span>`);

function nodeCells({ node, open, level }: NodeRow): TemplateResult {
  const { name, className, cycle, packed, facts } = node;
  return html`<span class="name" role="rowheader" title=${name}
      >${steps(level)}<span class="twist" aria-hidden="true"
        >${
          open === undefined
            ? nothing
            : html`<svg viewBox="0 0 8 8"><path d="M2 0L7 4L2 8Z" fill="currentColor" /></svg>`
        }</span
      ><b>${name}</b></span
    ><span class="class" role="gridcell" title=${className}>${className}</span>${
      packed === undefined && cycle === undefined
        ? html`<span class="told" role="gridcell" aria-colspan="2" title=${facts}>${facts}</span>`
        : html`<span class="number" role="gridcell">${cycle}</span
            ><span class="number" role="gridcell">${packed === undefined ? nothing : size(packed)}</span>`
    }`;
}

const noteCell = ({ why, level }: NoteRow): TemplateResult =>
  html`<span class="name" role="gridcell" aria-colspan="4"
    >${steps(level)}<span class="twist" aria-hidden="true"></span><b>${noteWords(why)}</b></span
  >`;

function noteWords(why: NoteRow["why"]): string {
  if (why === "waiting") return "reading …";
  return why === "nothing" ? "nothing in it" : `${explain(why)} Enter tries again.`;
}
