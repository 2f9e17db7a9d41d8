import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { plainTitle } from "../../draw/latex/text.ts";
import { limitsOf, type CheckSettings } from "../../qc/check-settings.ts";
import type { Check, Limit } from "../../qc/check.ts";
import { limitName, limitWords } from "../../qc/words.ts";
import type { App } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import { typedNumber } from "../figures/view.ts";
import { isEscape } from "../keys.ts";
import { shared } from "../style/shared.ts";
import { rich } from "./rich.ts";

/** The thresholds of a check: each with its value, its reason, and the way back to what was released. */
@customElement("qc-limit-fields")
export class QcLimitFields extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .limit {
        display: grid;
        grid-template-columns: 96px 88px minmax(0, 1fr);
        gap: 2px 8px;
        align-items: center;
        padding: 3px 0;
      }
      .reason {
        grid-column: 1 / -1;
      }
      input {
        width: 100%;
      }
      .soft {
        font-size: 12px;
        line-height: 18px;
        color: var(--text-2);
      }
      .wrong {
        grid-column: 1 / -1;
        font-size: 12px;
        color: var(--bad);
      }
      .changed {
        font-weight: 600;
      }
      @container (min-width: 640px) {
        .limit {
          grid-template-columns: 96px 88px 200px minmax(0, 1fr);
        }
        .reason {
          grid-column: 4;
        }
      }
      @container (max-width: 300px) {
        .limit {
          grid-template-columns: minmax(0, 1fr) 88px;
        }
        .about {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) check!: Check;
  /** What is shown: the person's, or those of a view. */
  @property({ attribute: false }) settings!: CheckSettings;
  /** What was typed and cannot be, until it is typed otherwise. */
  @state() private wrong: { readonly limit: string; readonly text: string; readonly why: string } | undefined;

  protected override render(): TemplateResult {
    return html`<div role="group" aria-label="Thresholds: ${plainTitle(this.check.title)}">
      ${Object.entries(this.check.limits).map(([name, limit]) => this.row(name, limit))}
    </div>`;
  }

  private row(name: string, limit: Limit): TemplateResult {
    const value = limitsOf(this.check, this.settings)[name]!;
    const wrong = this.wrong?.limit === name ? this.wrong : undefined;
    const changed = value !== limit.value;
    const words = limitName(name);
    const shown = String(value).replace("-", "\u2212");
    return html`<div class="limit">
      <label for=${name} class=${changed ? "changed" : ""}>${words}</label>
      <input
        id=${name}
        type="text"
        inputmode="decimal"
        autocomplete="off"
        .value=${live(wrong?.text ?? shown)}
        aria-invalid=${wrong === undefined ? "false" : "true"}
        aria-describedby="${name}-unit ${name}-reason${wrong === undefined ? "" : ` ${name}-wrong`}"
        @keydown=${(event: KeyboardEvent) => this.takeBack(name, shown, event)}
        @change=${(event: Event) => this.typed(name, event)}
      />
      <span class="soft about">
        <span id="${name}-unit">${rich(limit.unit)}</span>
        ${
          changed || wrong !== undefined
            ? html`<button
                class="plain"
                aria-label="Reset ${words} to ${limitWords(limit.value)}"
                @click=${() => this.reset(name)}
              >
                Reset to ${limitWords(limit.value)}
              </button>`
            : nothing
        }
      </span>
      <p class="soft reason" id="${name}-reason">${limit.reason}</p>
      ${wrong === undefined ? nothing : html`<p class="wrong" role="alert" id="${name}-wrong">${wrong.why}</p>`}
    </div>`;
  }

  /** What was typed is no more; with nothing typed the key is not for the field. */
  private takeBack(limit: string, shown: string, event: KeyboardEvent): void {
    const input = event.target as HTMLInputElement;
    if (!isEscape(event) || input.value === shown) return;
    event.preventDefault();
    input.value = shown;
    if (this.wrong?.limit === limit) this.wrong = undefined;
  }

  private typed(limit: string, event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    const value = typedNumber(text);
    const why =
      value === undefined
        ? "A limit is a number."
        : this.app.changeChecks({ kind: "limit", check: this.check.id, limit, value });
    this.wrong = why === undefined ? undefined : { limit, text, why };
  }

  private reset(limit: string): void {
    const why = this.app.changeChecks({ kind: "limit", check: this.check.id, limit, value: undefined });
    this.wrong = why === undefined ? undefined : { limit, text: limitWords(this.check.limits[limit]!.value), why };
    this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(limit)}`)?.focus();
  }
}
