import { consume } from "@lit/context";
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { SetRoute } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import type { PairedRuns, SetSession } from "../../state/sets/set-session.ts";
import { appContext } from "../base/context.ts";
import { memoLast } from "../base/memo.ts";
import { Watch } from "../base/watch.ts";
import { allShown, type OpenRunEvent, type RaiseRunEvent, type RunsShown } from "./figure-run.ts";
import { pairParameters } from "./pair-parameters.ts";
import "./qc-set-parameters.ts";
import { reportOfRun } from "./set-links.ts";

/** Interaction rate, duration and field of the runs that are compared. */
@customElement("qc-pair-parameters")
export class QcPairParameters extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
    }
  `;

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: SetSession;
  @property({ attribute: false }) route!: SetRoute;
  @property({ attribute: false }) matched!: PairedRuns;
  @property({ attribute: false }) shown: RunsShown = allShown;
  private readonly ofA = new Watch(this, () => this.session.parameters);
  private readonly ofB = new Watch(this, () => this.session.parametersOfB);
  private readonly parametersFor = memoLast(pairParameters);

  protected override render(): TemplateResult {
    const parameters = this.parametersFor(this.matched, this.ofA.value!, this.ofB.value!);
    return html`<qc-set-parameters
      .view=${{ ...parameters, trends: [], shown: this.shown }}
      @open-run=${this.open}
      @raise-run=${this.raise}
    ></qc-set-parameters>`;
  }

  /** Two runs that are not the same. */
  private get apart(): PairedRuns["matched"][number] | undefined {
    return this.matched.matched.find(({ run }) => run === undefined);
  }

  private readonly open = (event: OpenRunEvent): void => {
    event.stopPropagation();
    const { apart } = this;
    const run =
      apart === undefined
        ? this.matched.matched.find(({ a }) => a.place === event.place)?.a
        : [apart.a, apart.b][event.place];
    if (run !== undefined) this.app.go(reportOfRun(run, this.route, undefined));
  };

  /** Of two runs none is a run of the set. */
  private readonly raise = (event: RaiseRunEvent): void => {
    if (this.apart !== undefined) event.stopPropagation();
  };
}
