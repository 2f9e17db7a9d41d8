import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { explain } from "../../base/explain.ts";
import type { RunSession } from "../../state/app.ts";
import { Watch } from "../base/watch.ts";
import { details } from "../style/details.ts";
import { rail } from "../style/rail.ts";
import { shared } from "../style/shared.ts";
import { errorDetails } from "./error-words.ts";
import { doingWords } from "./figure-states.ts";

/** What the other run needs before anything of it can be laid over: leave to read from its host, a file, another try. */
@customElement("qc-reference-run")
export class QcReferenceRun extends LitElement {
  static override readonly styles = [
    shared,
    details,
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
  @query("#file") private readonly file!: HTMLInputElement;
  private readonly state = new Watch(this, () => this.session.state);

  protected override render(): TemplateResult {
    const { phase } = this.state.value!;
    switch (phase.kind) {
      case "ask-host":
        return html`<div role="group" aria-labelledby="question">
          <p id="question" class="soft">Read from ${phase.host}? Nothing was fetched yet.</p>
          <p class="soft url">${phase.url}</p>
          ${phase.warnings.map((warning) => html`<p class="soft warning">${warning}</p>`)}
          <div class="ways">
            <button @click=${() => this.session.allowHost(false)}>Read from ${phase.host} once</button>
            <button @click=${() => this.session.allowHost(true)}>Always read from ${phase.host}</button>
          </div>
        </div>`;
      case "need-file":
        return html`<div role="group" aria-labelledby="question">
          <p id="question" class="soft">The reference is a local file, ${phase.name}.</p>
          <div class="ways"><button @click=${() => this.file.click()}>Choose ${phase.name}</button></div>
          <input id="file" type="file" accept=".root" hidden aria-label=${phase.name} @change=${this.chosen} />
        </div>`;
      case "failed":
        return html`<p class="wrong" role="alert">${explain(phase.error)}</p>
          <div class="ways"><button @click=${() => this.session.retry()}>Try again</button></div>
          ${errorDetails(phase.error)}`;
      case "opening":
      case "reading":
      case "done":
        return html`<p class="soft">${doingWords(phase)}</p>`;
    }
  }

  private readonly chosen = (): void => {
    const [file] = this.file.files ?? [];
    if (file !== undefined) this.session.attach(file);
  };
}
