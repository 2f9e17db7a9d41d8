import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Hist } from "../../hist/hist.ts";
import { evaluate, type Evaluated } from "../../qc/expression/evaluate.ts";
import { formatExpression } from "../../qc/expression/format.ts";
import { longestExpression, parseExpression } from "../../qc/expression/parse.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { plainView, type FigureView } from "../../route/route.ts";
import type { RunSession } from "../../state/app.ts";
import { memoLast } from "../base/memo.ts";
import { ViewChange } from "../base/view-change.ts";
import { Watch } from "../base/watch.ts";
import { resultWords } from "../figures/expression-words.ts";
import { isEscape } from "../keys.ts";
import { help } from "../style/help.ts";
import { shared } from "../style/shared.ts";
import { expressionHelp } from "./expression-help.ts";
import { FormDone } from "./qc-own-check-form.ts";
import { rich } from "./rich.ts";

/** A field for an expression of the figure's object, with what it is, or what is wrong with it; and the way to keep it. */
@customElement("qc-expression")
export class QcExpression extends LitElement {
  static override readonly styles = [
    shared,
    help,
    css`
      :host {
        display: block;
      }
      section {
        padding: 10px 0 12px;
        border-bottom: 1px solid var(--line);
      }
      h3 {
        line-height: 22px;
      }
      input {
        width: 100%;
        font-family: ui-monospace, monospace;
        font-size: 12px;
      }
      .result {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 10px;
        margin-top: 4px;
      }
      output {
        flex: 1;
        min-width: 0;
      }
      .soft {
        font-size: 12px;
        color: var(--text-2);
      }
      .wrong {
        margin-top: 4px;
        font-size: 12px;
        color: var(--bad);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) session!: RunSession;
  @property({ attribute: false }) figure!: FigureTemplate;
  @property({ attribute: false }) view: FigureView = plainView;
  /** Of the report; `undefined` for an object by itself. */
  @property({ attribute: false }) panel: string | undefined;
  @state() private text = "";
  /** The person stopped typing: what is wrong is said aloud. */
  @state() private settled = false;
  @state() private keeping = false;
  private readonly state = new Watch(this, () => this.session.figure(this.figure.object, this.figure.otherwise));
  /** Evaluated here, where the histogram is: it takes less than a frame. */
  private readonly evaluated = memoLast((text: string, hist: Hist): Evaluated | undefined => {
    const parsed = parseExpression(text);
    return parsed.ok ? evaluate(parsed.expression, hist) : undefined;
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What is being typed is not in the link yet.
    if (changed.has("view") && changed.get("view")?.ask !== this.view.ask) this.text = this.view.ask ?? "";
    if (changed.get("figure") !== undefined && changed.get("figure")?.object !== this.figure.object)
      this.keeping = false;
  }

  protected override render(): TemplateResult {
    const parsed = this.text.trim() === "" ? undefined : parseExpression(this.text);
    const problem = parsed?.ok === false ? parsed.problem.text : "";
    return html`<section aria-labelledby="expression" @keydown=${this.keyDown}>
      <h3 id="expression">Expression</h3>
      <input
        id="text"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        placeholder="fit(mean; 40, 60)"
        aria-labelledby="expression"
        aria-invalid=${problem === "" ? "false" : "true"}
        aria-describedby="wrong"
        @input=${this.typed}
        .value=${live(this.text)}
        @change=${this.settle}
      />
      ${parsed?.ok === true ? this.result(formatExpression(parsed.expression)) : nothing}
      <div id="wrong" role="alert">
        ${this.settled && problem !== "" ? html`<p class="wrong">${problem}</p>` : nothing}
      </div>
      ${!this.settled && problem !== "" ? html`<p class="wrong" aria-hidden="true">${problem}</p>` : nothing}
      ${expressionHelp()}
    </section>`;
  }

  private result(text: string): TemplateResult {
    const state = this.state.value;
    const hist = state?.kind === "ready" && state.object.kind === "histogram" ? state.object.hist : undefined;
    const result = hist && this.evaluated(text, hist);
    const words = hist && result && resultWords(result, this.figure, hist);
    const isRead = state !== undefined && state.kind !== "waiting";
    return html`<p class="result">
        <output for="text"
          >=
          ${
            words === undefined
              ? html`<span class="soft">${isRead ? "there is no histogram" : "the histogram is being read …"}</span>`
              : html`<b>${words.value}</b>
                  <span class=${result?.value === undefined ? "soft" : ""}>${rich(words.after)}</span>`
          }</output
        >
        ${isRead ? this.keepButton() : nothing}
      </p>
      ${
        this.keeping
          ? html`<qc-own-check-form
              .object=${this.figure.object}
              .panel=${this.panel}
              .expression=${text}
              cancels
              @qc-form-done=${this.formDone}
            ></qc-own-check-form>`
          : nothing
      }`;
  }

  private keepButton(): TemplateResult {
    return html`<button
      id="keep"
      class="plain"
      aria-expanded=${this.keeping ? "true" : "false"}
      @click=${() => (this.keeping = !this.keeping)}
    >
      Keep as check
    </button>`;
  }

  private readonly formDone = (event: Event): void => {
    this.keeping = false;
    const kept = event instanceof FormDone && event.kept;
    this.renderRoot.querySelector<HTMLElement>(kept ? "#text" : "#keep")?.focus();
  };

  /** Takes back what was typed since the link was written, else closes the form; the view is left by the next one. */
  private readonly keyDown = (event: KeyboardEvent): void => {
    if (!isEscape(event)) return;
    const asked = this.view.ask ?? "";
    const isField = (event.target as HTMLElement).id === "text";
    if (isField && this.text !== asked) this.text = asked;
    else if (this.keeping) this.keeping = false;
    else return;
    event.preventDefault();
  };

  private readonly typed = (event: Event): void => {
    this.text = (event.target as HTMLInputElement).value;
    this.settled = false;
  };

  private readonly settle = (): void => {
    this.settled = true;
    const ask = this.text.trim() === "" ? undefined : this.text;
    if (ask !== this.view.ask && this.text.length <= longestExpression)
      this.dispatchEvent(new ViewChange({ ...this.view, ask }));
  };
}
