import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { RunSession } from "../../state/app.ts";
import type { Question } from "../../state/session-state.ts";
import { rail } from "../style/rail.ts";
import { shared } from "../style/shared.ts";

/** What must be answered before a file is read, beside what can be shown without: leave to read from its host, the file itself. */
@customElement("qc-question")
export class QcQuestion extends LitElement {
  static override readonly styles = [
    shared,
    rail,
    css`
      .url {
        padding: 3px 6px;
        border: 1px solid var(--line);
      }
      .warning {
        padding: 3px 6px;
        background: var(--band-medium);
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-top: 6px;
      }
      .ways button {
        max-width: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];

  @property({ attribute: false }) session!: RunSession;
  @property({ attribute: false }) question!: Question;
  @query("#file") private readonly file!: HTMLInputElement;

  protected override render(): TemplateResult {
    const { question } = this;
    const others = question.kind === "need-file" ? (question.others ?? []) : [];
    const names = question.kind === "need-file" ? [question.name, ...others].join(", ") : "";
    return question.kind === "ask-host"
      ? html`<div role="group" aria-labelledby="question">
          <p id="question" class="soft">Read from ${question.host}? Nothing was fetched yet.</p>
          <p class="soft url">${question.url}</p>
          ${question.warnings.map((warning) => html`<p class="soft warning">${warning}</p>`)}
          <div class="ways">
            <button @click=${() => this.session.allowHost(false)}>Read from ${question.host} once</button>
            <button @click=${() => this.session.allowHost(true)}>Always read from ${question.host}</button>
          </div>
        </div>`
      : html`<div role="group" aria-labelledby="question">
          <p id="question" class="soft">This needs a local file, ${names}. Nothing is uploaded.</p>
          <div class="ways"><button @click=${() => this.file.click()}>Choose ${names}</button></div>
          <input
            id="file"
            type="file"
            accept=".root"
            ?multiple=${others.length > 0}
            hidden
            aria-label=${names}
            @change=${this.chosen}
          />
        </div>`;
  }

  private readonly chosen = (): void => {
    this.session.attach([...(this.file.files ?? [])]);
  };
}
