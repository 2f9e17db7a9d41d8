import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { SliceMaps } from "../../reports/period/slice-maps.ts";
import type { PaletteName } from "../../route/route.ts";
import type { SetSession } from "../../state/sets/set-session.ts";
import { shared } from "../style/shared.ts";
import { gridColumns } from "./slice-map.ts";
import "./qc-slice-map.ts";
import type { SetView } from "./set-view.ts";

/** The same map of every time slice that is shown, in a grid. */
@customElement("qc-slice-maps")
export class QcSliceMaps extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(max(240px, (100% - 72px) / var(--columns)), 1fr));
        gap: 8px 12px;
      }
    `,
  ];

  @property({ attribute: false }) session!: SetSession;
  @property({ attribute: false }) view!: SetView;
  @property({ attribute: false }) maps!: SliceMaps;
  @property() palette: PaletteName = "bird";

  protected override render(): TemplateResult {
    const { runs, shown, rule } = this.view;
    const there = runs.filter(({ place }) => !shown.hidden.has(place));
    this.style.setProperty("--columns", String(gridColumns(there.length)));
    return html`<div class="grid">
      ${repeat(
        there,
        ({ place }) => place,
        (run) =>
          html`<qc-slice-map
            .session=${this.session}
            .run=${run}
            .maps=${this.maps}
            .rule=${rule}
            .palette=${this.palette}
          ></qc-slice-map>`,
      )}
    </div>`;
  }
}
