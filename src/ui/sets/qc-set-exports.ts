import { consume } from "@lit/context";
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { SetRoute } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import type { SetSession } from "../../state/sets/set-session.ts";
import { appContext } from "../base/context.ts";
import { saveBlob } from "../base/save.ts";
import { SayEvent } from "../base/say.ts";
import { shared } from "../style/shared.ts";
import { exportName, mediansJson, overviewJson, type Exported } from "./set-exports.ts";

/** Saves what a period comes to, for programs: the medians of its runs, and all that was judged. */
@customElement("qc-set-exports")
export class QcSetExports extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 4px 14px;
        margin: 8px 0;
        color: var(--text-2);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: SetSession;
  @property({ attribute: false }) route!: SetRoute;
  @state() private busy = false;

  protected override render(): TemplateResult {
    const button = (words: string, what: Parameters<typeof exportName>[1], make: typeof mediansJson): TemplateResult =>
      html`<button
        class="plain"
        aria-label="Save ${words} as JSON"
        aria-busy=${this.busy ? "true" : "false"}
        @click=${() => this.save(what, make)}
      >
        ${words}
      </button>`;
    return html`<span>Save as JSON:</span> ${button("Median histograms", "medianHists", mediansJson)}
      ${button("Period overview", "periodOverview", overviewJson)}`;
  }

  private async save(what: Parameters<typeof exportName>[1], make: typeof mediansJson): Promise<void> {
    const known = this.session.judged.value;
    if (known === undefined || known.runs.length === 0) {
      this.dispatchEvent(new SayEvent("There are no numbers to save yet."));
      return;
    }
    if (this.busy) return;
    this.busy = true;
    const { runs } = this.session.a.state.value;
    const exported: Exported = { route: this.route, runs, known, version: this.app.version };
    try {
      saveBlob(new Blob([await make(exported)], { type: "application/json" }), exportName(exported, what));
    } finally {
      this.busy = false;
    }
  }
}
