import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { explain } from "../../base/explain.ts";
import type { Reason, RunStanding } from "../../reports/period/standing.ts";
import type { Route, SetRoute } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import type { SetRun } from "../../state/sets/set-state.ts";
import { appContext } from "../base/context.ts";
import { InSlices } from "../base/in-slices.ts";
import type { Mark } from "../base/marks.ts";
import { mark } from "../elements/mark.ts";
import { rich } from "../elements/rich.ts";
import { shared } from "../style/shared.ts";
import { placeWords } from "./place-words.ts";
import { reportOfRun } from "./set-links.ts";
import type { SetView } from "./set-view.ts";

const order: readonly Mark[] = ["bad", "medium", "null", "not-read"];

/** How many reasons are told of a run; the others are told where it is highlighted. */
const toldReasons = 1;

/** Every run that is not good, worst first, each with why and a link to where that is seen. */
@customElement("qc-stands-out")
export class QcStandsOut extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      ul {
        columns: 2;
        column-gap: 24px;
      }
      li {
        display: grid;
        grid-template-columns: 10px max-content 1fr;
        gap: 8px;
        align-items: baseline;
        break-inside: avoid;
        min-height: 22px;
        padding: 1px 0;
        border-bottom: 1px solid var(--line);
      }
      .run {
        font-weight: 600;
      }
      .note {
        color: var(--text-2);
      }
      @media (max-width: 1199px) {
        ul {
          columns: 1;
        }
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) view!: SetView;
  @property({ attribute: false }) route!: SetRoute;
  @property({ type: Boolean }) reading = false;
  /** How many runs of the set wait for a person. */
  @property({ type: Number }) waiting = 0;
  private readonly rows = new InSlices(this, 12);

  protected override render(): TemplateResult {
    const rows = this.view.runs
      .flatMap((run) => this.rowOf(run) ?? [])
      .toSorted((a, b) => order.indexOf(a.quality) - order.indexOf(b.quality));
    if (rows.length === 0) {
      const words = this.reading
        ? "Nothing so far; still reading."
        : this.waiting > 0
          ? placeWords(
              `Nothing so far; ${this.waiting} of ${this.view.runs.length} runs are still to be read.`,
              this.view.figureRuns,
            )
          : "Nothing stands out.";
      return html`<p class="note">
        ${this.view.standings.size === 0 && !this.reading ? placeWords("No run was judged.", this.view.figureRuns) : words}
      </p>`;
    }
    return html`<ul>
      ${this.rows.of(rows).map(({ row }) => row)}
    </ul>`;
  }

  private rowOf(run: SetRun): { readonly quality: Mark; readonly row: TemplateResult } | undefined {
    const href = this.app.href(reportOfRun(run, this.route, undefined));
    const line = (quality: Mark, words: unknown): TemplateResult =>
      html`<li>${mark(quality)}<a class="run" href=${href}>${run.label}</a><span>${words}</span></li>`;
    if (run.phase.kind === "failed") {
      return { quality: "not-read", row: line("not-read", `not read: ${explain(run.phase.error)}`) };
    }
    const standing = this.view.standings.get(run.place);
    if (standing === undefined || standing.reasons.length === 0) return undefined;
    return { quality: standing.quality, row: line(standing.quality, this.reasons(run, standing)) };
  }

  private reasons(run: SetRun, { reasons }: RunStanding): TemplateResult {
    const told = reasons.slice(0, toldReasons);
    const more = reasons.length - told.length;
    return html`${told.map(
      ({ words, at }, i) =>
        html`${i > 0 ? "; " : nothing}${
          at === undefined
            ? rich(placeWords(words, this.view.figureRuns))
            : html`<a href=${this.app.href(this.placeOf(run, at))}>${rich(placeWords(words, this.view.figureRuns))}</a>`
        }`,
    )}${more > 0 ? html` <a class="note" href=${this.app.href(this.highlighting(run))}>and ${more} more</a>` : nothing}`;
  }

  /** There all reasons are told. */
  private highlighting(run: SetRun): Route {
    const { route } = this;
    return { ...route, arrangement: { ...route.arrangement, raised: run.place } };
  }

  private placeOf(run: SetRun, at: NonNullable<Reason["at"]>): Route {
    if (at.page === "run") return reportOfRun(run, this.route, at.panel);
    const { arrangement } = this.route;
    return {
      ...this.route,
      section: undefined,
      panel: at.panel,
      focus: undefined,
      arrangement: at.species === undefined ? arrangement : { ...arrangement, species: at.species },
    };
  }
}
