import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { inkOf } from "../../draw/ink.ts";
import { runOrders, type Arrangement, type RunOrder } from "../../route/route.ts";
import { runOfSlices } from "../../state/sets/labels.ts";
import type { RunPhase, RunSet, SetRun } from "../../state/sets/set-state.ts";
import { rateWords } from "../base/parameter-words.ts";
import { markWords } from "../base/marks.ts";
import { renderSoon } from "../base/draw-queue.ts";
import { InSlices } from "../base/in-slices.ts";
import { themeOf } from "../base/room.ts";
import { screenLook } from "../base/screen.ts";
import { Watch } from "../base/watch.ts";
import { mark } from "../elements/mark.ts";
import { rich } from "../elements/rich.ts";
import { shared } from "../style/shared.ts";
import { ArrangeEvent } from "./arrange.ts";
import { CompareRunsEvent, OpenRunEvent, RaiseRunEvent } from "./figure-run.ts";
import "./qc-expected-runs.ts";
import { placeWords } from "./place-words.ts";
import { runListStyle } from "./run-list-style.ts";
import { againstExpected, countWords, markOf } from "./set-words.ts";
import type { SetView } from "./set-view.ts";

/** What the list shows of a set. */
export type ListedRuns = Pick<SetView, "runs" | "standings" | "colours" | "parameters">;

/** Reasons beside the list; a run with low gain has dozens. */
const toldReasons = 6;

/** Legend, list of verdicts and selection in one. */
@customElement("qc-run-list")
export class QcRunList extends LitElement {
  static override readonly styles = [shared, runListStyle];

  @property({ attribute: false }) view!: ListedRuns;
  /** How far its runs are: the view has them as they were judged. */
  @property({ attribute: false }) set: RunSet | undefined;
  @property({ attribute: false }) arrangement!: Arrangement;
  /** Numbers of the runs that somebody expects; empty: nobody said. */
  @property({ attribute: false }) expected: readonly number[] = [];
  /** They are in two sets, and each is compared with the same run of the other: no other reference, and no list of runs. */
  @property({ type: Boolean }) paired = false;
  /** What is to be known of them there. */
  @property() note = "";
  private readonly rows = new InSlices(this, 15);
  private readonly look = new Watch(this, screenLook);
  private readonly progress = new Watch(this, () => this.set?.state);

  protected override scheduleUpdate(): void | Promise<unknown> {
    return renderSoon(this, () => super.scheduleUpdate());
  }

  protected override render(): TemplateResult {
    const { runs } = this.view;
    const found = this.found();
    const { beyond } = againstExpected(runs, this.expected);
    const phases = new Map(this.progress.value?.runs.map(({ place, phase }) => [place, phase]));
    return html`
      <div class="head">
        <h2>${narrow(countWords(runs))}</h2>
        <select aria-label="Order of the runs" @change=${this.reorder}>
          <option value="run" .selected=${this.arrangement.order === "run"}>
            ${narrow(placeWords("By run", runs))}
          </option>
          <option value="time" .selected=${this.arrangement.order === "time"}>By time</option>
          <option value="rate" .selected=${this.arrangement.order === "rate"}>By rate</option>
        </select>
      </div>
      <div class="find">
        <input
          type="search"
          aria-label="Filter runs"
          placeholder="Filter"
          .value=${this.arrangement.find}
          @input=${this.find}
        />
      </div>
      <table aria-label="Runs" role="table">
        <tbody role="rowgroup">
          ${repeat(
            this.rows.of(found),
            ([run]) => run.place,
            ([run, index]) => this.row(run, index, phases.get(run.place) ?? run.phase, beyond.includes(run)),
          )}
        </tbody>
      </table>
      ${this.chosen()} ${this.paired ? html`<p class="bar">${this.note}</p>` : html`${this.list()} ${this.colouring()}`}
    `;
  }

  private colouring(): TemplateResult {
    return html`<p class="bar">
      <label
        >Curves are coloured by
        <select aria-label="What colours follow" @change=${this.recolour}>
          <option value="run" .selected=${this.arrangement.colour === "run"}>order</option>
          <option value="time" .selected=${this.arrangement.colour === "time"}>time</option>
          <option value="rate" .selected=${this.arrangement.colour === "rate"}>interaction rate</option>
        </select></label
      >
    </p>`;
  }

  /** Time slices of one run are no list of runs. */
  private list(): TemplateResult | typeof nothing {
    const { runs } = this.view;
    if (this.expected.length === 0 && runOfSlices(runs) !== undefined) return nothing;
    return html`<qc-expected-runs
      .runs=${runs}
      .expected=${this.expected}
      .hiddenPlaces=${this.arrangement.hidden}
    ></qc-expected-runs>`;
  }

  /** Those that the filter leaves. */
  private found(): readonly (readonly [SetRun, number])[] {
    const { find } = this.arrangement;
    return this.view.runs
      .map((run, index) => [run, index] as const)
      .filter(([run]) => {
        const quality = markOf(run, this.view.standings.get(run.place));
        const text = `${run.label} ${run.name} ${quality === undefined ? "" : markWords[quality]}`;
        return text.toLowerCase().includes(find.toLowerCase());
      });
  }

  private row(run: SetRun, index: number, phase: RunPhase, isBeyond: boolean): TemplateResult {
    const standing = this.view.standings.get(run.place);
    const quality = markOf(run, standing);
    const isRaised = this.arrangement.raised === run.place;
    const isHidden = this.arrangement.hidden.includes(run.place);
    const { inks } = this.view.colours;
    const ink = inks[index];
    const colour = run.phase.kind === "ready" && ink !== undefined ? inkOf(ink, themeOf(this.look.value!)) : "none";
    return html`<tr
      role="row"
      class="${isRaised ? "raised" : ""} ${isHidden ? "hidden" : ""}"
      @pointerenter=${() => this.point(run.place)}
      @pointerleave=${() => this.point(undefined)}
    >
      <td role="cell">
        <svg class="swatch ${inks.length === 0 ? "none" : ""}" viewBox="0 0 10 10" aria-hidden="true">
          <rect width="10" height="10" fill=${colour} />
        </svg>
      </td>
      <td role="cell">
        <button
          class="label"
          aria-pressed=${isRaised ? "true" : "false"}
          title="Highlight ${run.label}"
          @click=${() => this.dispatchEvent(new RaiseRunEvent(isRaised ? undefined : run.place, true))}
        >
          <span>${run.label}</span>${quality === undefined ? nothing : mark(quality)}
          ${standing === undefined || standing.off === 0 ? nothing : html`<span class="off word ${quality}">${standing.off}</span>`}
        </button>
      </td>
      <td class="far" role="cell">${isBeyond && phase.kind === "ready" ? "not listed" : this.howFar(phase, index)}</td>
    </tr>`;
  }

  private howFar(phase: RunPhase, index: number): string {
    switch (phase.kind) {
      case "reading":
        return phase.total > 0 ? `${Math.round((100 * phase.done) / phase.total)} %` : "…";
      case "waiting":
        return "waits";
      case "ask-host":
      case "need-file":
        return "asks";
      case "failed":
        return "not read";
      case "ready":
        return this.rateOf(index);
    }
  }

  private rateOf(index: number): string {
    const rate = this.view.parameters[index]?.rate.average;
    return rate === undefined ? "" : rateWords(rate, 3);
  }

  /** What can be done with the run that is highlighted. */
  private chosen(): TemplateResult | typeof nothing {
    const { raised, hidden, reference } = this.arrangement;
    const run = this.view.runs.find(({ place }) => place === raised);
    if (run === undefined) {
      return hidden.length === 0
        ? nothing
        : html`<div class="chosen">
            <button class="plain" @click=${() => this.arrange({ hidden: [] })}>Show ${hidden.length} hidden</button>
          </div>`;
    }
    const isHidden = hidden.includes(run.place);
    const isReference = reference === run.place;
    const others = isHidden
      ? hidden.filter((each) => each !== run.place)
      : [...hidden, run.place].toSorted((a, b) => a - b);
    const reasons = this.view.standings.get(run.place)?.reasons ?? [];
    return html`<div class="chosen" role="group" aria-label="Highlighted run">
      <b>${run.label}</b> highlighted<br />
      <ul class="reasons">
        ${reasons.slice(0, toldReasons).map(({ words }) => html`<li>${rich(placeWords(words, this.view.runs))}</li>`)}
        ${reasons.length > toldReasons ? html`<li>and ${reasons.length - toldReasons} more${this.paired ? "" : ", in its report and here"}</li>` : nothing}
      </ul>
      <div class="actions">
        ${
          this.paired
            ? (["a", "b"] as const).map((side) => this.opening(run, side, `Report of ${side.toUpperCase()}`))
            : this.opening(run, undefined, "Open report")
        }
        <button class="plain" @click=${() => this.arrange({ hidden: others })}>${isHidden ? "Show" : "Hide"}</button>
        ${
          this.paired
            ? nothing
            : html`<button
                class="plain"
                @click=${() => this.arrange({ reference: isReference ? undefined : run.place })}
              >
                ${isReference ? "Reference no more" : "Make reference"}
              </button>`
        }
      </div>
      ${this.comparison(run)}
    </div>`;
  }

  /** Two of the set against each other. */
  private comparison(run: SetRun): TemplateResult | typeof nothing {
    const others = this.view.runs.filter(({ place }) => place !== run.place);
    if (this.paired || others.length === 0) return nothing;
    return html`<select
      aria-label="Compare ${run.label} with"
      @change=${(event: Event) =>
        this.dispatchEvent(new CompareRunsEvent(run.place, Number((event.target as HTMLSelectElement).value)))}
    >
      <option value="" disabled selected>Compare with …</option>
      ${others.map(({ place, label }) => html`<option value=${place}>${label}</option>`)}
    </select>`;
  }

  private opening({ place }: SetRun, side: string | undefined, words: string): TemplateResult {
    return html`<button class="plain" @click=${() => this.dispatchEvent(new OpenRunEvent(place, side))}>
      ${words}
    </button>`;
  }

  private arrange(change: Partial<Arrangement>): void {
    this.dispatchEvent(new ArrangeEvent(change));
  }

  private point(place: number | undefined): void {
    this.dispatchEvent(new RaiseRunEvent(place, false));
  }

  private readonly find = (event: Event): void => {
    this.arrange({ find: (event.target as HTMLInputElement).value.slice(0, 40) });
  };

  private readonly reorder = (event: Event): void => {
    this.arrange({ order: chosenOrder(event) });
  };

  private readonly recolour = (event: Event): void => {
    this.arrange({ colour: chosenOrder(event) });
  };
}

const chosenOrder = (event: Event): RunOrder =>
  runOrders.find((order) => order === (event.target as HTMLSelectElement).value) ?? "run";

/** The list has room for "By slice", not for "By time slice". */
const narrow = (words: string): string => words.replace("time ", "");
