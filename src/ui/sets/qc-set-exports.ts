import { consume } from "@lit/context";
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { explain } from "../../base/explain.ts";
import type { SetRoute } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import { runOfSlices } from "../../state/sets/labels.ts";
import type { SetSession } from "../../state/sets/set-session.ts";
import { appContext } from "../base/context.ts";
import { saveBlob } from "../base/save.ts";
import { SayEvent } from "../base/say.ts";
import { shared } from "../style/shared.ts";
import {
  exportName,
  medianMapsJson,
  mediansJson,
  overviewJson,
  unfinishedWords,
  type Exported,
} from "./set-exports.ts";

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
  @state() private reading:
    { readonly stop: AbortController; readonly told: readonly [done: number, total: number] } | undefined;

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
      ${button("Period overview", "periodOverview", overviewJson)} ${this.maps()}`;
  }

  /** All runs are read again for it. */
  private maps(): TemplateResult {
    const { reading } = this;
    if (reading === undefined)
      return html`<button class="plain" aria-label="Save Median maps as JSON" @click=${this.saveMaps}>
        Median maps
      </button>`;
    const [done, total] = reading.told;
    return html`<span role="status"
      >Median maps, reading the ${runOfSlices(this.session.a.state.value.runs) === undefined ? "run" : "time slice"}s
      again: ${done} of ${total} collections
      <progress aria-label="Median maps" max=${total} .value=${done}></progress>
      <button class="plain" @click=${() => reading.stop.abort()}>Cancel</button></span
    >`;
  }

  private readonly saveMaps = async (): Promise<void> => {
    const exported = this.exported();
    if (exported === undefined) return;
    const stop = new AbortController();
    this.reading = { stop, told: [0, 1] };
    const tell = (done: number, total: number): void => {
      if (this.reading?.stop === stop) this.reading = { stop, told: [done, total] };
    };
    const made = await medianMapsJson(exported, this.session, tell, stop.signal);
    if (this.reading?.stop !== stop) return;
    this.reading = undefined;
    if (made.ok) saveBlob(made.value, exportName(exported, "medianMaps"));
    else if (made.error.kind !== "cancelled") this.dispatchEvent(new SayEvent(explain(made.error)));
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.reading?.stop.abort();
    this.reading = undefined;
  }

  private exported(): Exported | undefined {
    const known = this.session.judged.value;
    if (known === undefined || known.runs.length === 0) {
      this.dispatchEvent(new SayEvent("There are no numbers to save yet."));
      return undefined;
    }
    return { route: this.route, runs: this.session.a.state.value.runs, known, version: this.app.version };
  }

  private async save(what: Parameters<typeof exportName>[1], make: typeof mediansJson): Promise<void> {
    const exported = this.exported();
    if (exported === undefined || this.busy) return;
    this.busy = true;
    try {
      saveBlob(new Blob([await make(exported)], { type: "application/json" }), exportName(exported, what));
      const unfinished = unfinishedWords(exported);
      if (unfinished !== undefined) this.dispatchEvent(new SayEvent(unfinished));
    } finally {
      this.busy = false;
    }
  }
}
