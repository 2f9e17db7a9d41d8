import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { SetRoute } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import { comparisonOf } from "../../state/sets/set-routes.ts";
import type { RunSet } from "../../state/sets/set-state.ts";
import { appContext } from "../base/context.ts";
import { Watch } from "../base/watch.ts";
import { shared } from "../style/shared.ts";
import "./qc-set-progress.ts";
import { setAbout, setTitle } from "./set-words.ts";

/** The other set that the overlays of a period are shown against: which it is, how far it is read, and the way without it. */
@customElement("qc-set-reference")
export class QcSetReference extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
        margin-top: 8px;
      }
      .what {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) route!: Extract<SetRoute, { page: "period" }>;
  @property({ attribute: false }) set!: RunSet;
  private readonly watched = new Watch(this, () => this.set.state);

  protected override render(): TemplateResult {
    const { runs, pace } = this.watched.value!;
    const { a, b = this.set.link, settings } = this.route;
    const isUsed = this.route.arrangement.reference === "set";
    const none = pace !== "reading" && !runs.some(({ phase }) => phase.kind === "ready");
    const compared = { ...comparisonOf(a, b, settings === undefined ? {} : { settings }), rule: this.route.rule };
    return html`<div role="group" aria-label="Reference">
      <div class="what">
        <span>
          ${isUsed ? "Overlays are shown against the median of" : "Also read:"} <b>${setTitle(b, runs)}</b>,
          ${setAbout(runs)}.${none ? " None of them is read, so there is nothing to show against." : ""}
        </span>
        ${isUsed ? nothing : html`<button class="plain" @click=${() => this.refer("set")}>Use as reference</button>`}
        <button class="plain" @click=${() => this.refer(undefined)}>
          ${isUsed ? "Reference no more" : "Leave it"}
        </button>
        <a href=${this.app.href(compared)}>Compare both run by run</a>
      </div>
      <qc-set-progress .set=${this.set} name="the reference"></qc-set-progress>
    </div>`;
  }

  /** Without it the other set is not read any more. */
  private refer(to: "set" | undefined): void {
    const { reference, ...others } = this.route.arrangement;
    const kept = to ?? (reference === "set" ? undefined : reference);
    const b = to === undefined ? undefined : this.route.b;
    this.app.go({ ...this.route, b, arrangement: { ...others, reference: kept } });
  }
}
