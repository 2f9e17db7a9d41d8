import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Table } from "../../draw/export/table.ts";
import { formatCount } from "../../draw/format.ts";
import type { FigureGeometry } from "../../draw/paint-figure.ts";
import { cellAt, cellBox, matrixLayout, moveCell, type MatrixLayout } from "../../draw/runs/matrix-layout.ts";
import type { CellPlace, MatrixModel } from "../../draw/runs/matrix-model.ts";
import { paintMatrix } from "../../draw/runs/paint-matrix.ts";
import { makeScale } from "../../draw/scale.ts";
import { CanvasDrawing } from "../base/canvas-drawing.ts";
import { renderSoon } from "../base/draw-queue.ts";
import { memoLast } from "../base/memo.ts";
import type { Painting } from "../base/painting.ts";
import { figureStyle } from "../elements/figure-style.ts";
import { messageTemplate } from "../elements/figure-states.ts";
import { mark } from "../elements/mark.ts";
import { placeOfBin } from "../figures/read-out.ts";
import "../elements/qc-read-out.ts";
import { arrowStep } from "../keys.ts";
import { shared } from "../style/shared.ts";
import { allShown, OpenRunEvent, type RunsShown } from "./figure-run.ts";
import { columnsOf, matrixModel, viewOf, wholeView, type Matrix, type MatrixSort, type MatrixView } from "./matrix.ts";
import { matrixCounts, matrixRows, matrixSummary, matrixTable } from "./matrix-words.ts";
import { setFigureStyle } from "./set-figure-style.ts";

/** Asks for another order of the rows. */
export class MatrixSortEvent extends Event {
  static readonly type = "sort-matrix";
  readonly sort: MatrixSort;

  constructor(sort: MatrixSort) {
    super(MatrixSortEvent.type, { bubbles: true, composed: true });
    this.sort = sort;
  }
}

/** Verdicts in rows and columns. A cell opens its run, the label of a column sorts by it. */
@customElement("qc-matrix")
export class QcMatrix extends LitElement {
  static override readonly styles = [
    shared,
    figureStyle,
    setFigureStyle,
    css`
      /* As high as its rows, be they few; until these are known it keeps its room, so that what lies below stays in sight. */
      :host([sized]) {
        min-height: 0;
      }
      .cell {
        position: absolute;
        left: -1px;
        top: -1px;
        border: 2px solid var(--accent);
        pointer-events: none;
      }
      .facts .mark {
        margin-right: 4px;
      }
    `,
  ];

  @property({ attribute: false }) matrix!: Matrix;
  @property({ attribute: false }) shown: RunsShown = allShown;
  @property({ attribute: false }) sort: MatrixSort = { by: "order" };
  /** Cells have the colours of their numbers, not of their verdicts. */
  @property({ type: Boolean }) numbers = false;

  @state() private at: CellPlace | undefined;
  /** The read-out was moved by keys: then it is told aloud. */
  @state() private byKeys = false;
  @state() private layout: MatrixLayout | undefined;
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  @query(".box") private readonly box!: HTMLElement;
  @query(".cell") private readonly cell!: HTMLElement | null;
  private readonly viewFor = memoLast(viewOf);
  private readonly modelFor = memoLast(matrixModel);
  private readonly countsFor = memoLast(matrixCounts);
  private readonly summaryFor = memoLast(matrixSummary);
  private readonly drawing = new CanvasDrawing(this, {
    box: () => this.box,
    canvas: () => this.canvas,
    from: () => (this.isEmpty ? undefined : [this.model]),
    height: (width) => matrixLayout(this.model, width).height,
    paint: (ctx, size, theme) => {
      this.layout = paintMatrix(ctx, this.model, size, theme);
    },
  });

  protected override scheduleUpdate(): void | Promise<unknown> {
    return this.at !== undefined ? super.scheduleUpdate() : renderSoon(this, () => super.scheduleUpdate());
  }

  protected override willUpdate(): void {
    if (this.isEmpty) this.layout = undefined;
    const { rows, columns } = this.view;
    if (this.at !== undefined && (this.at.row >= rows.length || this.at.column >= columns.length)) this.at = undefined;
  }

  protected override render(): TemplateResult {
    const drawn = !this.isEmpty;
    const { matrix, view, at } = this;
    const cell = at === undefined || at.row < 0 || at.column < 0 ? undefined : at;
    return html`
      <div
        class="box ${at === undefined ? "" : "opens"}"
        role=${drawn ? "application" : nothing}
        tabindex=${drawn ? 0 : nothing}
        aria-label=${drawn ? `Matrix of ${matrix.title}` : nothing}
        aria-describedby=${drawn ? "keys" : nothing}
        @pointermove=${this.point}
        @pointerleave=${this.leave}
        @blur=${this.leave}
        @click=${this.choose}
        @keydown=${this.key}
      >
        <canvas
          role=${drawn ? "img" : "presentation"}
          aria-label=${drawn ? this.summaryFor(matrix, view) : nothing}
        ></canvas>
        ${drawn ? nothing : messageTemplate({ text: "No runs.", tone: "quiet", action: undefined, below: undefined })}
        ${cell === undefined ? nothing : html`<div class="cell"></div>`}
        <qc-read-out
          .at=${placeOfBin(this.geometry, cell && this.hitOf(cell))}
          .rows=${cell === undefined ? [] : matrixRows(matrix, view.rows[cell.row]!, view.columns[cell.column]!)}
          .aloud=${this.byKeys}
          uncrossed
        ></qc-read-out>
      </div>
      <p id="keys" class="unseen">
        Arrow keys go from cell to cell; Enter opens the report of the run; S sorts the rows by the column.
      </p>
      <p class="facts">${drawn ? this.facts() : nothing}</p>
    `;
  }

  protected override updated(): void {
    this.toggleAttribute("sized", this.layout !== undefined);
    const { cell, at, layout } = this;
    const box = at === undefined || layout === undefined ? undefined : cellBox(layout, at);
    if (cell === null || box === undefined) return;
    cell.style.translate = `${box.left}px ${box.top}px`;
    cell.style.width = `${box.right - box.left + 1}px`;
    cell.style.height = `${box.bottom - box.top + 1}px`;
  }

  private facts(): readonly TemplateResult[] {
    const counts = this.countsFor(this.matrix, this.view);
    const words = { ...this.matrix.words, null: "not judged" };
    return (["good", "medium", "bad", "null"] as const).map(
      (quality) => html`<span>${mark(quality, "")}${words[quality]} <b>${formatCount(counts[quality])}</b></span>`,
    );
  }

  private get isEmpty(): boolean {
    const { rows, columns } = this.view;
    return rows.length === 0 || columns.length === 0;
  }

  private get view(): MatrixView {
    return this.viewFor(this.matrix, this.shown, this.sort);
  }

  private get model(): MatrixModel {
    return this.modelFor(this.matrix, this.view, this.shown, this.numbers);
  }

  /** Positions are px: what a read-out needs to stand beside a cell. */
  private get geometry(): FigureGeometry | undefined {
    const { layout } = this;
    if (layout === undefined) return undefined;
    const { width, height } = layout;
    const [x, y] = [makeScale(0, width, false, 0, width), makeScale(0, height, false, 0, height)];
    return { frame: { left: 0, top: 0, right: width, bottom: height }, x, y, z: undefined, binAt: () => undefined };
  }

  private hitOf(cell: CellPlace) {
    const box = this.layout && cellBox(this.layout, cell);
    return (
      box && {
        binX: cell.column + 1,
        binY: cell.row + 1,
        value: NaN,
        x: [box.left, box.right] as const,
        y: [box.top, box.bottom] as const,
      }
    );
  }

  /** The figure as it is on the page; `undefined` while there is none. */
  painting(pixelRatio: number): Painting | undefined {
    return this.drawing.painting(pixelRatio);
  }

  /** All cells, those of hidden runs too. */
  get table(): Table {
    const { matrix, shown, sort } = this;
    return matrixTable(matrix, wholeView(matrix, shown, sort), shown);
  }

  private readonly point = (event: PointerEvent): void => {
    const { left, top } = this.box.getBoundingClientRect();
    const at = this.layout && cellAt(this.layout, event.clientX - left, event.clientY - top);
    this.byKeys = false;
    if (at?.row !== this.at?.row || at?.column !== this.at?.column) this.at = at;
  };

  private readonly leave = (): void => {
    this.at = undefined;
  };

  private readonly choose = (): void => {
    const { at } = this;
    if (at === undefined) return;
    if (at.row < 0) this.sortBy(at.column);
    else this.open(at);
  };

  /** The run is that of the row or of the column; what was pointed at is told by the other one. */
  private open({ row, column }: CellPlace): void {
    const down = this.matrix.rows[this.view.rows[row]!]!;
    const across = columnsOf(this.matrix)[this.view.columns[column] ?? -1];
    if (down.place !== undefined) this.dispatchEvent(new OpenRunEvent(down.place, across?.id));
    else if (across?.place !== undefined) this.dispatchEvent(new OpenRunEvent(across.place, down.id));
  }

  /** By the same column again: the order that was given. */
  private sortBy(column: number): void {
    const { id } = columnsOf(this.matrix)[this.view.columns[column]!]!;
    const isSame = this.sort.by === "column" && this.sort.id === id;
    this.dispatchEvent(new MatrixSortEvent(isSame ? { by: "order" } : { by: "column", id }));
  }

  private readonly key = (event: KeyboardEvent): void => {
    const step = arrowStep(event);
    const { at, view } = this;
    if (step !== undefined) {
      this.byKeys = true;
      const from = at === undefined || at.row < 0 || at.column < 0 ? undefined : at;
      const [rows, columns] = [view.rows.length, view.columns.length];
      this.at = from === undefined ? { row: 0, column: 0 } : moveCell(from, step, rows, columns);
    } else if (at === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === "Enter") this.choose();
    else if (event.key === "s" && at.column >= 0) this.sortBy(at.column);
    else if (event.key === "Escape") this.leave();
    else return;
    // The page has an own use for these keys.
    event.preventDefault();
    event.stopPropagation();
  };
}
