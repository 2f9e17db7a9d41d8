import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Verdict } from "../../qc/check.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { plainView, type FigureView, type OverlayKind } from "../../route/route.ts";
import { ViewChange } from "../base/view-change.ts";
import { overlayChoices, toggledOverlay } from "../figures/overlay-words.ts";
import { rail } from "../style/rail.ts";
import { shared } from "../style/shared.ts";

/** Which of the report's overlays are drawn. */
@customElement("qc-figure-overlays")
export class QcFigureOverlays extends LitElement {
  static override readonly styles = [shared, rail];

  @property({ attribute: false }) figure!: FigureTemplate;
  @property({ attribute: false }) verdicts: readonly Verdict[] = [];
  @property({ attribute: false }) view: FigureView = plainView;

  protected override render(): TemplateResult | typeof nothing {
    const choices = overlayChoices(this.figure, this.verdicts);
    if (choices.length === 0) return nothing;
    return html`<fieldset>
      <legend>Overlays</legend>
      ${choices.map(
        ({ kind, words }) =>
          html`<label class="box">
            <input
              type="checkbox"
              .checked=${live(this.view.hide?.includes(kind) !== true)}
              @change=${() => this.toggle(kind)}
            />
            ${words}
          </label>`,
      )}
    </fieldset>`;
  }

  private toggle(kind: OverlayKind): void {
    this.dispatchEvent(new ViewChange({ ...this.view, hide: toggledOverlay(this.view.hide, kind) }));
  }
}
