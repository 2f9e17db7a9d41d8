import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { explain } from "../../base/explain.ts";
import type { QcError } from "../../base/result.ts";
import { drawAsRoot, type AsRoot, type AsRootOptions } from "../../draw/jsroot/draw-as-root.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { plainView, type FigureView, type PaletteName } from "../../route/route.ts";
import type { RunSession } from "../../state/app.ts";
import type { Question } from "../../state/session-state.ts";
import { ViewChange } from "../base/view-change.ts";
import { Watch } from "../base/watch.ts";
import { asRootOptions } from "../figures/as-root.ts";
import { details } from "../style/details.ts";
import { shared } from "../style/shared.ts";
import { errorDetails } from "./error-words.ts";
import { figureStyle } from "./figure-style.ts";
import { focusFigureStyle } from "./focus-figure-style.ts";
import "./qc-question.ts";

type Drawing =
  | { readonly kind: "waiting" }
  /** Results are kept, files are not: of a kept run the file is needed for this. */
  | { readonly kind: "asks"; readonly question: Question }
  | { readonly kind: "drawn"; readonly leftOut: readonly string[] }
  | { readonly kind: "failed"; readonly error: QcError };

/** One object drawn by ROOT's own painters, which are loaded when the first such figure is asked for. */
@customElement("qc-root-figure")
export class QcRootFigure extends LitElement {
  static override readonly styles = [
    shared,
    details,
    figureStyle,
    focusFigureStyle,
    css`
      /* ROOT's painters know white paper only. */
      .sheet {
        position: absolute;
        inset: 0;
        background: #ffffff;
      }
      .sheet.pending {
        visibility: hidden;
      }
      .sheet > div {
        position: absolute;
        inset: 0;
      }
      /* The drawing has no height of its own. */
      @media print {
        .box {
          height: 450px;
        }
      }
    `,
  ];

  @property({ attribute: false }) session!: RunSession;
  @property({ attribute: false }) figure!: FigureTemplate;
  @property({ attribute: false }) view: FigureView = plainView;
  @property() palette: PaletteName = "bird";
  /** Title, plain, for those who do not see it. */
  @property({ attribute: false }) name = "";
  @state() private drawing: Drawing = { kind: "waiting" };
  @query(".sheet") private readonly sheet!: HTMLElement;
  private readonly run = new Watch(this, () => this.session.state);
  private readonly watched = new Watch(this, () => this.session.figure(this.figure.object));
  private stop = new AbortController();
  private root: AsRoot | undefined;
  /** What is drawn or being drawn. */
  private asked = "";
  private readonly sizes = new ResizeObserver(() => this.root?.resize());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.end();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.sizes.observe(this.sheet);
  }

  protected override firstUpdated(): void {
    this.sizes.observe(this.sheet);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("session") || !this.ready) this.asked = "";
    const options = asRootOptions(this.figure, this.watched.value!, this.view, this.palette);
    const asked = JSON.stringify([this.figure.object, options]);
    if (!this.ready || asked === this.asked) return;
    this.asked = asked;
    void this.draw(options);
  }

  /** The file is known, and how the object is drawn here: before, nothing can be asked. */
  private get ready(): boolean {
    const { phase, file } = this.run.value!;
    return file !== undefined && phase.kind !== "opening" && this.watched.value!.kind !== "waiting";
  }

  private end(): void {
    this.stop.abort();
    this.root?.dispose();
    this.root = undefined;
    this.asked = "";
  }

  private async draw(options: AsRootOptions): Promise<void> {
    const { asked } = this;
    this.end();
    this.asked = asked;
    this.stop = new AbortController();
    const { signal } = this.stop;
    const question = this.session.question();
    this.drawing = question === undefined ? { kind: "waiting" } : { kind: "asks", question };
    if (question !== undefined) return;
    const json = await this.session.json(this.figure.object, signal);
    if (signal.aborted) return;
    // Each drawing has a paper of its own: one that is given up late takes nothing from the next.
    const paper = document.createElement("div");
    this.sheet.replaceChildren(paper);
    const drawn = json.ok ? await drawAsRoot(paper, json.value, options, signal) : json;
    if (signal.aborted) return;
    this.root = drawn.ok ? drawn.value : undefined;
    this.drawing = drawn.ok ? { kind: "drawn", leftOut: drawn.value.leftOut } : { kind: "failed", error: drawn.error };
  }

  protected override render(): TemplateResult {
    const { drawing } = this;
    return html`
      <div class="box">
        <div
          class=${drawing.kind === "drawn" ? "sheet" : "sheet pending"}
          role="img"
          aria-label="${this.name} as ROOT draws it"
        ></div>
        ${
          drawing.kind === "drawn"
            ? nothing
            : html`<div class="bare late">
                <p
                  class=${drawing.kind === "failed" ? "plain" : "quiet"}
                  role=${drawing.kind === "failed" ? "alert" : nothing}
                >
                  ${wordsOf(drawing)}
                </p>
              </div>`
        }
      </div>
      <div class="facts">${this.said()}</div>
    `;
  }

  private said(): unknown {
    const { drawing } = this;
    switch (drawing.kind) {
      case "waiting":
        return nothing;
      case "drawn":
        return drawing.leftOut.length === 0
          ? html`<span>Drawn by JSROOT, ROOT's own painters; nothing of this program is drawn over it.</span>`
          : html`<span role="note">Left out, as this page draws no such things: ${drawing.leftOut.join(", ")}.</span>`;
      case "asks":
        return html`<qc-question .session=${this.session} .question=${drawing.question}></qc-question>
          ${this.ourselves()}`;
      case "failed":
        return html`<button class="plain" @click=${this.again}>Try again</button> ${this.ourselves()}
          ${errorDetails(drawing.error, this.session)}`;
    }
  }

  private ourselves(): TemplateResult {
    const asWe = (): void => void this.dispatchEvent(new ViewChange({ ...this.view, painter: undefined }));
    return html`<button class="plain" @click=${asWe}>Draw it ourselves</button>`;
  }

  private readonly again = (): void => {
    this.asked = "";
    this.requestUpdate();
  };
}

function wordsOf(drawing: Exclude<Drawing, { kind: "drawn" }>): string {
  switch (drawing.kind) {
    case "waiting":
      return "Drawing as ROOT does …";
    case "asks":
      return "ROOT's painters need the file itself: of a run only its results are kept.";
    case "failed":
      return explain(drawing.error);
  }
}
