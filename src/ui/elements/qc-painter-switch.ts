import { html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { plainView, type FigureView } from "../../route/route.ts";
import { ViewChange } from "../base/view-change.ts";
import { rail } from "../style/rail.ts";
import { shared } from "../style/shared.ts";

/** Who draws: this program, or ROOT's own painters. */
@customElement("qc-painter-switch")
export class QcPainterSwitch extends LitElement {
  static override readonly styles = [shared, rail];

  @property({ attribute: false }) view: FigureView = plainView;

  protected override render(): TemplateResult {
    return html`<section>
      <label class="box">
        <input type="checkbox" .checked=${live(this.view.painter === "root")} @change=${this.toggle} />
        As ROOT draws it
      </label>
    </section>`;
  }

  private readonly toggle = (): void => {
    const painter = this.view.painter === "root" ? undefined : "root";
    this.dispatchEvent(new ViewChange({ ...this.view, painter }));
  };
}
