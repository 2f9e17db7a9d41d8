import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { species, type SpeciesId } from "../../qc/bethe-bloch.ts";
import type { Mark } from "../base/marks.ts";
import { mark } from "../elements/mark.ts";
import { rich } from "../elements/rich.ts";
import { shared } from "../style/shared.ts";
import { ArrangeEvent } from "./arrange.ts";

/** Which species the figures of species show, with a mark at those in which a run is off. */
@customElement("qc-species-switch")
export class QcSpeciesSwitch extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
      }
      button {
        min-width: 14px;
      }
      button[aria-pressed="true"] {
        font-weight: 600;
        color: var(--text);
      }
    `,
  ];

  @property({ attribute: false }) shown: SpeciesId = "pion";
  /** In the order of the species. */
  @property({ attribute: false }) marks: readonly (Mark | undefined)[] = [];

  protected override render(): TemplateResult {
    return html`${species.map(({ id, plural, symbol }, i) => {
      const each = this.marks[i];
      return html`<button
        class="plain"
        aria-pressed=${id === this.shown ? "true" : "false"}
        aria-label=${plural}
        title=${plural}
        @click=${() => this.dispatchEvent(new ArrangeEvent({ species: id === "pion" ? undefined : id }))}
      >
        ${each === "bad" || each === "medium" ? mark(each) : nothing}${rich(symbol)}
      </button>`;
    })}`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", "Species");
  }
}
