import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { SetRoute } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import type { SetRun } from "../../state/sets/set-state.ts";
import { appContext } from "../base/context.ts";
import { shared } from "../style/shared.ts";
import { mergeOffers, offerWords, reportOfMerged, unreadSlices, type MergeOffer } from "./merge-words.ts";

/** The way to the one run that time slices make; which of them, is which of them are shown. */
@customElement("qc-merge-slices")
export class QcMergeSlices extends LitElement {
  static override readonly styles = [
    shared,
    css`
      p {
        margin-top: 8px;
        color: var(--text-2);
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) route!: SetRoute;
  /** In the order in which they are shown, hidden ones too. */
  @property({ attribute: false }) runs: readonly SetRun[] = [];

  protected override render(): TemplateResult {
    return html`${mergeOffers(this.runs, this.route.arrangement.hidden).map((offer) => this.offer(offer))}`;
  }

  private offer(offer: MergeOffer): TemplateResult {
    const unread = unreadSlices(offer);
    return html`<p>
      <a href=${this.app.href(reportOfMerged(offer, this.route))}>Open run ${offer.run} merged</a> from
      ${offerWords(offer)}.
      ${
        unread.length === 0
          ? nothing
          : html`${unread.join(", ")} could not be read: hide what is to be left out of the merged run.`
      }
    </p>`;
  }
}
