import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { OverlayFigure } from "../../qc/period/overlay.ts";
import type { SpeciesFigures } from "../../qc/period/period-figures.ts";
import type { SetPanel } from "../../reports/period/template.ts";
import { csvPieces } from "../../draw/export/csv.ts";
import type { Table } from "../../draw/export/table.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import { blobOf } from "../base/blob-of.ts";
import { renderSoon } from "../base/draw-queue.ts";
import type { DeviationOrder, PaletteName } from "../../route/route.ts";
import type { SetSession } from "../../state/sets/set-session.ts";
import type { Painting } from "../base/painting.ts";
import { saveBlob } from "../base/save.ts";
import { SayEvent } from "../base/say.ts";
import "../elements/qc-data-table.ts";
import "../elements/qc-exports.ts";
import { mark } from "../elements/mark.ts";
import { rich } from "../elements/rich.ts";
import { shared } from "../style/shared.ts";
import "./qc-curves.ts";
import "./qc-deviations.ts";
import "./qc-matrix.ts";
import "./qc-slice-maps.ts";
import "./qc-species-switch.ts";
import "./qc-trend.ts";
import { ArrangeEvent } from "./arrange.ts";
import { fileName } from "./file-names.ts";
import type { Matrix, MatrixSort } from "./matrix.ts";
import { listedNumbers, ListNumbers, NumbersShown } from "./numbers-shown.ts";
import { judgedTrends, marksOf, panelMark, qualitiesOf, speciesMarks, titleOf } from "./panel-marks.ts";
import { setPanelStyle } from "./set-panel-style.ts";
import { viewOfOverlay } from "./set-panel-views.ts";
import { placeWords } from "./place-words.ts";
import type { SetView } from "./set-view.ts";

/** One panel of a report about several runs. */
@customElement("qc-set-panel")
export class QcSetPanel extends LitElement {
  static override readonly styles = [shared, setPanelStyle];

  @property({ attribute: false }) panel!: SetPanel;
  @property({ attribute: false }) view!: SetView;
  @property({ attribute: false }) sort: MatrixSort = { by: "order" };
  /** What deviations are sorted by. */
  @property({ attribute: false }) deviations: DeviationOrder | undefined;
  /** That reads what is looked at. */
  @property({ attribute: false }) session!: SetSession;
  @property() palette: PaletteName = "bird";
  /** What names of its files begin with: set and report. */
  @property() file = "";
  /** Of the panel by itself. */
  @property() href = "";
  /** By itself on its page. */
  @property({ type: Boolean, reflect: true }) large = false;
  /** The page of the table that is open, by itself on its page. */
  @property({ attribute: false }) listed: number | undefined;
  private readonly numbers = new NumbersShown(
    this,
    () => (this.large ? [this.panel, this.view, this.sort, this.deviations] : undefined),
    () => this.table(),
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute("role", "group");
  }

  /** There are many, and each is of all runs: they come in slices, those of one panel at once. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    return this.large && !this.hasUpdated ? super.scheduleUpdate() : renderSoon(this, () => super.scheduleUpdate());
  }

  /** Until then it keeps its room. */
  protected override firstUpdated(): void {
    this.setAttribute("made", "");
  }

  /** Its head has the focus: what is in an element that Tab passes over could not be reached. The page stays where it is. */
  override focus(): void {
    const head = (): void => this.renderRoot.querySelector<HTMLElement>(".head")?.focus({ preventScroll: true });
    if (this.hasUpdated) head();
    else void this.updateComplete.then(head);
  }

  protected override render(): TemplateResult {
    const title = titleOf(this.panel, this.view);
    this.setAttribute("aria-label", title);
    const quality = panelMark(this.panel, this.view);
    return html`<div class="head" tabindex="-1">
        ${quality === undefined ? nothing : mark(quality)}
        ${this.large ? html`<h2>${rich(title)}</h2>` : html`<h3>${rich(title)}</h3>`}
        <span class="why">${this.why()}</span>
        <span class="actions">
          ${
            this.hasFigure && (this.panel.figure.kind === "chambers" || this.panel.figure.kind === "qualities")
              ? html`<button
                  class="plain"
                  aria-pressed=${this.sort.by === "worst" ? "true" : "false"}
                  @click=${this.sortByWorst}
                >
                  Sort
                </button>`
              : nothing
          }
          ${
            this.large || !this.hasFigure
              ? nothing
              : html`${this.hasNumbers ? html`<button class="plain" @click=${this.saveNumbers}>CSV</button>` : nothing}
                  <a href=${this.href}>Enlarge</a>`
          }
        </span>
      </div>
      ${this.figure()}
      ${
        this.large && !this.isOfMaps
          ? html`<qc-exports
                .numbers=${this.numbers.table}
                .json=${() => tableJson(title, this.table())}
                .name=${fileName(this.file, this.panel.id)}
                .picture=${this.hasPicture ? () => this.drawn?.painting(2) : undefined}
                .table=${() => this.list(this.listed === undefined ? 1 : undefined)}
              ></qc-exports>
              ${listedNumbers(this.listed, this.numbers.table, plainTitle(title), this.list)}`
          : nothing
      }`;
  }

  /** Each of them is exported where it is looked at alone. */
  private get isOfMaps(): boolean {
    return this.panel.figure.kind === "maps";
  }

  private get hasFigure(): boolean {
    const { figure } = this.panel;
    return figure.kind === "chambers" ? this.view.chambers !== undefined : this.view.trends.length > 0;
  }

  /** Each run has a row, be it with the reason why it has no numbers; where there is no table nothing is offered. */
  private get hasNumbers(): boolean {
    const { panel, view } = this;
    switch (panel.figure.kind) {
      case "maps":
        return false;
      case "qualities":
        return judgedTrends(view).length > 0;
      case "deviations":
        return view.trends.some(({ reference }) => reference !== undefined);
      default:
        return this.hasFigure;
    }
  }

  private get hasPicture(): boolean {
    const { panel, view } = this;
    switch (panel.figure.kind) {
      case "overlay":
        return view.overlay(panel.figure.figure) !== undefined;
      case "species":
        return view.overlay(shownOf(panel.figure.of, view)) !== undefined;
      default:
        return panel.figure.kind !== "deviations";
    }
  }

  private figure(): TemplateResult {
    const { figure } = this.panel;
    const { view } = this;
    switch (figure.kind) {
      case "trend": {
        const trend = view.trends.find(({ quantity }) => quantity.id === figure.quantity.id);
        return trend === undefined
          ? html`<p class="why">${this.placed(tooFew)}</p>`
          : html`<qc-trend
              .runs=${view.figureRuns}
              .trend=${trend}
              .changes=${view.changes}
              .shown=${view.shown}
            ></qc-trend>`;
      }
      case "overlay":
        return this.curves(figure.figure);
      case "species":
        return html`<qc-species-switch
            .shown=${view.species}
            .marks=${speciesMarks(figure.of, view)}
          ></qc-species-switch>
          ${this.curves(shownOf(figure.of, view))}`;
      case "chambers":
        return this.matrix(view.chambers, this.placed("No run that was read has values per pad."));
      case "maps":
        return html`<qc-slice-maps
          .session=${this.session}
          .view=${view}
          .maps=${figure.of}
          .palette=${this.palette}
        ></qc-slice-maps>`;
      case "deviations":
        return this.deviationsIn(view);
      case "qualities":
        return this.matrix(qualitiesOf(view));
    }
  }

  private deviationsIn({ figureRuns, trends, shown }: SetView): TemplateResult {
    return html`<qc-deviations
      .runs=${figureRuns}
      .trends=${trends}
      .shown=${shown}
      .sort=${this.deviations ?? "quantity"}
    ></qc-deviations>`;
  }

  private curves(figure: OverlayFigure): TemplateResult {
    const { view } = this;
    const overlay = view.overlay(figure);
    return html`<qc-curves
      .runs=${view.figureRuns}
      .overlay=${overlay}
      .absent=${overlay === undefined ? view.absent(figure) : noneAbsent}
      .colours=${view.colours}
      .shown=${view.shown}
      .reference=${overlay && view.reference(overlay)}
      .view=${viewOfOverlay(figure.id)}
    ></qc-curves>`;
  }

  private matrix(matrix: Matrix | undefined, otherwise = this.placed(tooFew)): TemplateResult {
    return matrix === undefined
      ? html`<p class="why">${otherwise}</p>`
      : html`<qc-matrix .matrix=${matrix} .shown=${this.view.shown} .sort=${this.sort}></qc-matrix>`;
  }

  /** Of time slices they say so. */
  private placed(text: string): string {
    return placeWords(text, this.view.figureRuns);
  }

  /** Which runs are off in it. */
  private why(): string {
    const { figure } = this.panel;
    const { view } = this;
    const off = marksOf(this.panel, view).flatMap((each, run) => (each === "bad" ? [view.figureRuns[run]!.label] : []));
    if (figure.kind === "chambers" || figure.kind === "qualities" || off.length === 0) return "";
    if (off.length > 3) return this.placed(`${off.length} runs are off`);
    return `${off.join(", ")} ${off.length === 1 ? "is" : "are"} off`;
  }

  private readonly sortByWorst = (): void => {
    const by = this.sort.by === "worst" ? undefined : "worst";
    this.dispatchEvent(new ArrangeEvent({ sort: by }));
  };

  private get drawn(): Drawn | null {
    return this.renderRoot.querySelector<Drawn>("qc-trend, qc-curves, qc-matrix, qc-deviations");
  }

  private table(): Table | undefined {
    return this.drawn?.table;
  }

  private readonly list = (page: number | undefined): void => void this.dispatchEvent(new ListNumbers(page));

  private readonly saveNumbers = async (): Promise<void> => {
    const table = this.table();
    if (table === undefined) this.dispatchEvent(new SayEvent("There are no numbers to save yet."));
    else saveBlob(await blobOf(csvPieces(table), "text/csv"), `${fileName(this.file, this.panel.id)}.csv`);
  };
}

/** What the figures of sets have in common. */
export interface Drawn extends Element {
  readonly table: Table | undefined;
  painting(pixelRatio: number): Painting | undefined;
}

/** All its numbers, by the heads of their columns. */
export function tableJson(title: string, table: Table | undefined): readonly string[] {
  const rows = Array.from({ length: table?.count ?? 0 }, (_, row) => table!.row(row));
  return [JSON.stringify({ title, head: table?.head ?? [], rows }, (_, value: unknown) => value ?? null, 1)];
}

/** The same each time: a figure is drawn anew where it is another. */
const noneAbsent: readonly string[] = [];

const tooFew = "Too few runs are read to judge them by each other.";

/** The figure of the species that is shown. */
export const shownOf = ({ figures }: SpeciesFigures, { species }: Pick<SetView, "species">): OverlayFigure =>
  figures.find(({ curve }) => curve.kind === "species" && curve.species === species) ?? figures[0]!;
