import { consume } from "@lit/context";
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { RunRoute } from "../../route/route.ts";
import type { App, KeptRun } from "../../state/app.ts";
import { setOfRun } from "../../state/sets/read-set.ts";
import { periodOf } from "../../state/sets/set-routes.ts";
import { appContext } from "../base/context.ts";
import { Watch } from "../base/watch.ts";
import { kindWord, periodAndPass } from "../base/words.ts";
import { shared } from "../style/shared.ts";
import "./qc-compare-with.ts";

/** Chooses what a run is compared with: a run that was opened, or files that somebody names. */
@customElement("qc-compare-run")
export class QcCompareRun extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
        padding: 5px var(--margin);
        border-bottom: 1px solid var(--line);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) route!: RunRoute;
  private readonly kept = new Watch(this, () => this.app.kept);

  protected override render(): TemplateResult {
    const a = setOfRun(this.route);
    const { rule, palette, settings } = this.route;
    return html`<section aria-labelledby="title">
      <h2 id="title">Compare with another run</h2>
      ${
        a === undefined
          ? html`<p>A run that is merged from its parts cannot be compared with another one; its time slices can.</p>`
          : html`<qc-compare-with
              alone
              .route=${{ ...periodOf(a, settings === undefined ? {} : { settings }), rule, palette }}
              .runs=${(this.kept.value?.runs ?? []).flatMap((run) => this.choiceOf(run) ?? [])}
            ></qc-compare-with>`
      }
    </section>`;
  }

  /** Those that can be opened again, without this one. */
  private choiceOf(run: KeptRun) {
    const { identity } = this.route;
    const route = this.app.routeOf(run);
    if (route?.page !== "run" || run.identity === identity || run.failure !== undefined) return undefined;
    const set = setOfRun(route);
    const words = [String(run.info.run ?? run.name), periodAndPass(run.info), kindWord(run.info)];
    return set && { label: words.filter((word) => word !== "").join(" "), set };
  }
}
