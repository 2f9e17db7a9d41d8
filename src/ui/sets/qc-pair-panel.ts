import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { csvPieces } from "../../draw/export/csv.ts";
import type { Table } from "../../draw/export/table.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import { curveOf, filledFigure } from "../../qc/period/curve.ts";
import type { FigureDifference } from "../../qc/period/differs.ts";
import type { OverlayFigure } from "../../qc/period/overlay.ts";
import type { SetPanel } from "../../reports/period/template.ts";
import type { SetsCompared } from "../../state/sets/set-session.ts";
import { blobOf } from "../base/blob-of.ts";
import { memoLast } from "../base/memo.ts";
import { saveBlob } from "../base/save.ts";
import { SayEvent } from "../base/say.ts";
import "../elements/qc-data-table.ts";
import "../elements/qc-exports.ts";
import { mark } from "../elements/mark.ts";
import { rich } from "../elements/rich.ts";
import { shared } from "../style/shared.ts";
import { fileName } from "./file-names.ts";
import { allShown, placesWord, type FigureRun, type RunsShown } from "./figure-run.ts";
import { listedNumbers, ListNumbers, NumbersShown } from "./numbers-shown.ts";
import {
  allPairsOverlay,
  allSideColours,
  allSidesOf,
  differenceWords,
  foundWords,
  joinedWords,
  pairOverlay,
  sideColours,
  sidesOf,
  togetherWords,
  type PairTrend,
} from "./pair-view.ts";
import { pairFileName, pairLabel } from "./pair-words.ts";
import "./qc-curves.ts";
import { tableJson, type Drawn } from "./qc-set-panel.ts";
import "./qc-trend.ts";
import { setPanelStyle } from "./set-panel-style.ts";
import { viewOfOverlay } from "./set-panel-views.ts";

/** One panel of a comparison: a trend of both sets, or an overlay of A and B of one matched run. */
@customElement("qc-pair-panel")
export class QcPairPanel extends LitElement {
  static override readonly styles = [
    shared,
    setPanelStyle,
    css`
      .quiet {
        color: var(--text-2);
      }
    `,
  ];

  @property({ attribute: false }) panel!: SetPanel;
  @property({ attribute: false }) compared!: SetsCompared;
  /** Of all runs that are read in both sets, by quantity. */
  @property({ attribute: false }) trends: readonly PairTrend[] = [];
  /** Index of the matched run that overlays are of. */
  @property({ type: Number }) at = 0;
  /** Overlays are of all matched runs instead. */
  @property({ type: Boolean }) all = false;
  /** Where they are of all, or of one again. */
  @property() otherwise = "";
  /** By places in A. */
  @property({ attribute: false }) shown: RunsShown = allShown;
  /** What names of its files begin with: sets and report. */
  @property() file = "";
  /** Of the panel by itself. */
  @property() href = "";
  /** By itself on its page. */
  @property({ type: Boolean, reflect: true }) large = false;
  /** The page of the table that is open, by itself on its page. */
  @property({ attribute: false }) listed: number | undefined;

  private readonly sidesFor = memoLast(sidesOf);
  private readonly allSidesFor = memoLast(allSidesOf);
  private readonly allFor = memoLast(allPairsOverlay);
  private readonly coloursFor = memoLast(allSideColours);
  private readonly numbers = new NumbersShown(
    this,
    () => (this.large ? [this.panel, this.compared, this.trends, this.pair, this.all, this.shown] : undefined),
    () => this.table(),
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute("role", "group");
  }

  /** Its head has the focus: what is in an element that Tab passes over could not be reached. The page stays where it is. */
  override focus(): void {
    const head = (): void => this.renderRoot.querySelector<HTMLElement>(".head")?.focus({ preventScroll: true });
    if (this.hasUpdated) head();
    else void this.updateComplete.then(head);
  }

  protected override render(): TemplateResult {
    const { title, figure } = this.panel;
    this.setAttribute("aria-label", title);
    return html`${figure.kind === "overlay" ? this.overlay(this.filled(figure.figure)) : this.trend()}
    ${
      this.large
        ? html`<qc-exports
              .numbers=${this.numbers.table}
              .json=${() => tableJson(this.told, this.table())}
              .name=${this.name}
              .picture=${this.hasPicture ? () => this.drawn?.painting(2) : undefined}
              .table=${() => this.list(this.listed === undefined ? 1 : undefined)}
            ></qc-exports>
            ${listedNumbers(this.listed, this.numbers.table, this.told, this.list)}`
        : nothing
    }`;
  }

  private get pair(): SetsCompared["matched"]["matched"][number] {
    return this.compared.matched.matched[this.at]!;
  }

  private get hasPicture(): boolean {
    const { figure } = this.panel;
    if (figure.kind !== "overlay") return true;
    const pairs = this.all ? this.compared.matched.matched : [this.pair];
    const filled = this.filled(figure.figure);
    return pairs.some(({ a, b }) => [a, b].some(({ phase }) => curveOf(filled, phase.run.measured) !== undefined));
  }

  /** As it is compared: by all matched runs. */
  private filled(figure: OverlayFigure): OverlayFigure {
    const sides = this.compared.matched.matched.flatMap(({ a, b }) => [a, b]);
    return filledFigure(
      figure,
      sides.map(({ phase }) => phase.run.measured),
    );
  }

  /** Of what its numbers are: a trend is of all runs. */
  private get name(): string {
    const { id, figure } = this.panel;
    const of = this.all ? "all_runs" : pairFileName(this.pair);
    return fileName(this.file, figure.kind === "overlay" ? `${id}_${of}` : id);
  }

  private get told(): string {
    const { title, figure } = this.panel;
    const of = this.all ? this.allWords : pairLabel(this.pair);
    return figure.kind === "overlay" ? `${plainTitle(title)}, ${of}` : plainTitle(title);
  }

  /** "all 11 runs" */
  private get allWords(): string {
    return `all ${this.compared.matched.matched.length} ${this.word}s`;
  }

  private get word(): string {
    return placesWord(this.compared.matched.matched.map((pair) => ({ label: pairLabel(pair) })));
  }

  private head(before: unknown, after: string): TemplateResult {
    return html`<div class="head" tabindex="-1">
      ${before}
      <h3>${rich(this.panel.title)}</h3>
      <span class="why">${after}</span>
      <span class="actions">
        ${
          this.panel.figure.kind === "overlay" && this.compared.matched.matched.length > 1
            ? html`<a href=${this.otherwise}>${this.all ? `One ${this.word}` : `A${this.allWords.slice(1)}`}</a>`
            : nothing
        }
        ${
          this.large
            ? nothing
            : html`<button class="plain" @click=${this.saveNumbers}>CSV</button> <a href=${this.href}>Enlarge</a>`
        }
      </span>
    </div>`;
  }

  private trend(): TemplateResult {
    const { figure } = this.panel;
    const pair = this.trends.find(({ quantity }) => figure.kind === "trend" && quantity.id === figure.quantity.id);
    const runs = this.compared.matched.read.map((each): FigureRun => ({
      place: each.a.place,
      label: pairLabel(each),
      word: undefined,
      reason: undefined,
    }));
    return html`${this.head(nothing, "")}
    ${
      pair === undefined
        ? nothing
        : html`<qc-trend .runs=${runs} .trend=${pair.a} .other=${pair.b} .shown=${this.shown}></qc-trend>`
    }`;
  }

  private overlay(figure: OverlayFigure): TemplateResult {
    const difference = this.compared.differences.find((each) => each.figure.id === figure.id);
    return this.all ? this.ofAll(figure, difference) : this.ofOne(figure, difference);
  }

  private ofAll(figure: OverlayFigure, difference: FigureDifference | undefined): TemplateResult {
    const { matched } = this.compared.matched;
    const { overlay, reference, absent } = this.allFor(figure, matched, difference);
    return html`${this.head(difference === undefined ? nothing : mark(difference.quality), this.allWords)}
      <qc-curves
        .runs=${this.allSidesFor(matched)}
        .overlay=${overlay}
        .absent=${absent}
        .colours=${this.coloursFor(matched.length)}
        .shown=${this.shown}
        .reference=${reference}
        .view=${viewOfOverlay(figure.id)}
        bare
      ></qc-curves>
      <p class="quiet">
        ${difference === undefined ? "" : togetherWords(difference, matched, this.word)}${joinedWords(figure)}
      </p>`;
  }

  private ofOne(figure: OverlayFigure, difference: FigureDifference | undefined): TemplateResult {
    const { pair } = this;
    const ofRun = difference?.runs[this.at];
    const { overlay, reference, absent } = pairOverlay(figure, pair, ofRun);
    return html`${this.head(
        difference === undefined ? nothing : mark(ofRun?.quality ?? "null"),
        `${pairLabel(pair)}${foundWords(difference, ofRun)}`,
      )}
      <qc-curves
        .runs=${this.sidesFor(pair)}
        .overlay=${overlay}
        .absent=${absent}
        .colours=${sideColours}
        .reference=${reference}
        .view=${viewOfOverlay(figure.id)}
        bare
      ></qc-curves>
      <p class="quiet">${differenceWords(ofRun, pair)}${joinedWords(figure)}</p>`;
  }

  private get drawn(): Drawn | null {
    return this.renderRoot.querySelector<Drawn>("qc-trend, qc-curves");
  }

  private table(): Table | undefined {
    return this.drawn?.table;
  }

  private readonly list = (page: number | undefined): void => void this.dispatchEvent(new ListNumbers(page));

  private readonly saveNumbers = async (): Promise<void> => {
    const table = this.table();
    if (table === undefined) this.dispatchEvent(new SayEvent("There are no numbers to save yet."));
    else saveBlob(await blobOf(csvPieces(table), "text/csv"), `${this.name}.csv`);
  };
}
