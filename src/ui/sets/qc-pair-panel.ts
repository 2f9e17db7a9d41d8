import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { csvPieces } from "../../draw/export/csv.ts";
import type { Table } from "../../draw/export/table.ts";
import type { OverlayFigure } from "../../qc/period/overlay.ts";
import type { SetPanel } from "../../reports/period/template.ts";
import type { SetsCompared } from "../../state/sets/set-session.ts";
import { blobOf } from "../base/blob-of.ts";
import { saveBlob } from "../base/save.ts";
import { SayEvent } from "../base/say.ts";
import "../elements/qc-data-table.ts";
import "../elements/qc-exports.ts";
import { mark } from "../elements/mark.ts";
import { rich } from "../elements/rich.ts";
import { shared } from "../style/shared.ts";
import { allShown, type FigureRun } from "./figure-run.ts";
import { differenceWords, pairOverlay, sideColours, sides, type PairTrend } from "./pair-view.ts";
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
  /** Of all matched runs, by quantity. */
  @property({ attribute: false }) trends: readonly PairTrend[] = [];
  /** Number of the matched run that overlays are of. */
  @property({ type: Number }) run = 0;
  /** Of the panel by itself. */
  @property() href = "";
  /** By itself on its page. */
  @property({ type: Boolean, reflect: true }) large = false;
  @state() private listed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute("role", "group");
    this.setAttribute("tabindex", "-1");
  }

  protected override render(): TemplateResult {
    const { id, title, figure } = this.panel;
    this.setAttribute("aria-label", title);
    return html`${figure.kind === "overlay" ? this.overlay(figure.figure) : this.trend()}
    ${
      this.large
        ? html`<qc-exports
              .numbers=${this.table()}
              .json=${() => tableJson(title, this.table())}
              .name=${id}
              .picture=${() => this.drawn?.painting(2)}
              .table=${() => (this.listed = !this.listed)}
            ></qc-exports>
            ${this.listed ? html`<qc-data-table .numbers=${this.table()} .what=${title} .shown=${1}></qc-data-table>` : nothing}`
        : nothing
    }`;
  }

  private head(before: unknown, after: string): TemplateResult {
    return html`<div class="head">
      ${before}
      <h3>${rich(this.panel.title)}</h3>
      <span class="why">${after}</span>
      <span class="actions">
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
    const runs = this.compared.matched.matched.map(({ run }, place): FigureRun => ({
      place,
      label: String(run),
      word: undefined,
      reason: undefined,
    }));
    return html`${this.head(nothing, "")}
    ${
      pair === undefined
        ? nothing
        : html`<qc-trend .runs=${runs} .trend=${pair.a} .other=${pair.b} .shown=${allShown}></qc-trend>`
    }`;
  }

  private overlay(figure: OverlayFigure): TemplateResult {
    const { run } = this;
    const { differences, matched } = this.compared;
    const difference = differences.find((each) => each.figure.id === figure.id);
    const index = matched.matched.findIndex((each) => each.run === run);
    const { a, b } = matched.matched[index]!;
    const { overlay, reference } = pairOverlay(figure, a, b, difference);
    return html`${this.head(
        difference === undefined ? nothing : mark(difference.quality),
        `${run}${difference?.quality === "good" ? ": no difference found" : ""}`,
      )}
      <qc-curves
        .runs=${sides}
        .overlay=${overlay}
        .colours=${sideColours}
        .reference=${reference}
        .view=${viewOfOverlay(figure.id)}
        bare
      ></qc-curves>
      <p class="quiet">${differenceWords(difference?.runs[index], a.info.kind === b.info.kind)}</p>`;
  }

  private get drawn(): Drawn | null {
    return this.renderRoot.querySelector<Drawn>("qc-trend, qc-curves");
  }

  private table(): Table | undefined {
    return this.drawn?.table;
  }

  private readonly saveNumbers = async (): Promise<void> => {
    const table = this.table();
    if (table === undefined) this.dispatchEvent(new SayEvent("There are no numbers to save yet."));
    else saveBlob(await blobOf(csvPieces(table), "text/csv"), `${this.panel.id}.csv`);
  };
}
