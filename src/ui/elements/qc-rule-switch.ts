import { consume } from "@lit/context";
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { App } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import type { RunRoute, SetRoute } from "../../route/route.ts";
import { shared } from "../style/shared.ts";

/** Which rules judge: ours, or those of today's tool. The choice is part of the link. */
@customElement("qc-rule-switch")
export class QcRuleSwitch extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        position: relative;
        display: inline-block;
      }
      select {
        appearance: none;
        padding-right: 24px;
      }
      svg {
        position: absolute;
        right: 9px;
        top: 10px;
        width: 8px;
        height: 6px;
        pointer-events: none;
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) route!: RunRoute | SetRoute;

  protected override render(): TemplateResult {
    const { rule } = this.route;
    return html`<select
        aria-label="Rule"
        title="Which rules judge: ours, or those of today's tool"
        @change=${this.changed}
      >
        <option value="robust" .selected=${rule === "robust"}>Robust rule</option>
        <option value="parity" .selected=${rule === "parity"}>Parity rule</option>
      </select>
      <svg viewBox="0 0 8 6" aria-hidden="true">
        <path d="M0.7 1 4 4.3 7.3 1" fill="none" stroke="currentColor" stroke-width="1.4" />
      </svg>`;
  }

  private readonly changed = (event: Event): void => {
    const rule = (event.target as HTMLSelectElement).value === "parity" ? "parity" : "robust";
    this.app.go({ ...this.route, rule });
  };
}
