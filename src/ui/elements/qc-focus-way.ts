import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { App } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import { backRoute, panelRoute, panels, isOfKey, subjectOf, type FocusRoute } from "../figures/focus-subject.ts";
import { shared } from "../style/shared.ts";

/** From one figure by itself back to the report, and to the panels before and after it. */
@customElement("qc-focus-way")
export class QcFocusWay extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 5px;
      }
      .of {
        margin: 0 4px;
        font-size: 12px;
        color: var(--text-2);
        white-space: nowrap;
      }
      @media (max-width: 899px) {
        .of,
        kbd {
          display: none;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) route!: FocusRoute;

  protected override render(): TemplateResult {
    const { index } = subjectOf(this.route);
    return html`
      <a class="button" href=${this.app.href(backRoute(this.route))} aria-keyshortcuts="Escape"
        >${isOfKey(this.route) ? "Objects" : "Report"} <kbd aria-hidden="true">Esc</kbd></a
      >
      ${this.step(index, -1)}
      ${index < 0 ? nothing : html`<span class="of">panel ${index + 1} of ${panels.length}</span>`}
      ${this.step(index, 1)}
    `;
  }

  private step(index: number, by: 1 | -1): TemplateResult | typeof nothing {
    const to = panels[index + by];
    if (index < 0 || to === undefined) return nothing;
    const [name, key] = by < 0 ? ["Previous panel", "k"] : ["Next panel", "j"];
    return html`<a
      class="button"
      href=${this.app.href(panelRoute(this.route, to))}
      aria-label=${name}
      aria-keyshortcuts=${key}
      >${by < 0 ? "‹" : nothing} <kbd aria-hidden="true">${key}</kbd>${by > 0 ? "›" : nothing}</a
    >`;
  }
}
