import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { explain } from "../../base/explain.ts";
import type { QcError } from "../../base/result.ts";
import type { PaletteName } from "../../route/route.ts";
import type { SetSession } from "../../state/sets/set-session.ts";
import { shared } from "../style/shared.ts";
import type { MapPair } from "./map-triple.ts";
import { pairMaps, pairOf } from "./pair-maps.ts";
import "./qc-map-triple.ts";

type Read =
  | { readonly kind: "reading" }
  | { readonly kind: "ready"; readonly pair: MapPair }
  | { readonly kind: "failed"; readonly error: QcError };

/** A chosen map of a matched run in both sets, and what one is over the other. Maps are read when they are chosen. */
@customElement("qc-pair-maps")
export class QcPairMaps extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      p {
        margin-bottom: 8px;
        color: var(--text-2);
      }
      .wrong {
        color: var(--bad);
      }
    `,
  ];

  @property({ attribute: false }) session!: SetSession;
  @property({ type: Number }) run!: number;
  @property() palette: PaletteName = "bird";
  @state() private chosen: string | undefined;
  @state() private read: Read | undefined;
  private stop = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("run") && this.chosen !== undefined) void this.show(this.chosen);
  }

  protected override render(): TemplateResult {
    return html`<p>
        <label
          >Map
          <select aria-label="Map to compare" @change=${this.choose}>
            <option value="" .selected=${this.chosen === undefined}>choose one</option>
            ${pairMaps.map(
              ({ object, title }) =>
                html`<option value=${object} .selected=${this.chosen === object}>${title}</option>`,
            )}
          </select></label
        >
        of run ${this.run}, A, B and A / B on a scale symmetric about 1; bins under 8 entries on either side are blank.
      </p>
      ${this.result()}`;
  }

  private result(): TemplateResult | typeof nothing {
    switch (this.read?.kind) {
      case undefined:
        return nothing;
      case "reading":
        return html`<p role="status">Reading both maps …</p>`;
      case "failed":
        return html`<p class="wrong" role="alert">
          ${explain(this.read.error)}
          <button class="plain" @click=${() => this.chosen !== undefined && void this.show(this.chosen)}>
            Try again
          </button>
        </p>`;
      case "ready":
        return html`<qc-map-triple .pair=${this.read.pair} .palette=${this.palette}></qc-map-triple>`;
    }
  }

  private readonly choose = (event: Event): void => {
    const object = (event.target as HTMLSelectElement).value;
    if (object !== "") void this.show(object);
  };

  private async show(object: string): Promise<void> {
    this.stop.abort();
    this.stop = new AbortController();
    const { signal } = this.stop;
    this.chosen = object;
    this.read = { kind: "reading" };
    const got = await this.session.maps(this.run, object, signal);
    if (signal.aborted) return;
    const about = pairMaps.find((each) => each.object === object)!;
    this.read = got.ok ? { kind: "ready", pair: pairOf(about, ...got.value) } : { kind: "failed", error: got.error };
  }
}
