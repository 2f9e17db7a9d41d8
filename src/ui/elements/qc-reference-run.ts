import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { explain } from "../../base/explain.ts";
import type { RunSession } from "../../state/app.ts";
import { Watch } from "../base/watch.ts";
import { details } from "../style/details.ts";
import { rail } from "../style/rail.ts";
import { shared } from "../style/shared.ts";
import { errorDetails } from "./error-words.ts";
import { doingWords } from "./figure-states.ts";
import "./qc-question.ts";

/** What the other run needs before anything of it can be laid over: an answer, another try, patience. */
@customElement("qc-reference-run")
export class QcReferenceRun extends LitElement {
  static override readonly styles = [
    shared,
    details,
    rail,
    css`
      .again {
        margin-top: 6px;
      }
    `,
  ];

  @property({ attribute: false }) session!: RunSession;
  private readonly state = new Watch(this, () => this.session.state);

  protected override render(): TemplateResult {
    const { phase } = this.state.value!;
    switch (phase.kind) {
      case "ask-host":
      case "need-file":
        return html`<qc-question .session=${this.session} .question=${phase}></qc-question>`;
      case "failed":
        return html`<p class="wrong" role="alert">${explain(phase.error)}</p>
          <button class="again" @click=${() => this.session.retry()}>Try again</button>
          ${errorDetails(phase.error, this.session)}`;
      case "opening":
      case "reading":
      case "done":
        return html`<p class="soft">${doingWords(phase)}</p>`;
    }
  }
}
