import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { formatCount } from "../../draw/format.ts";
import { runNumbersIn } from "../../qc/period/expected-runs.ts";
import { mostExpected } from "../../route/set-fields.ts";
import type { SetRun } from "../../state/sets/set-state.ts";
import { shared } from "../style/shared.ts";
import { ArrangeEvent, ExpectEvent } from "./arrange.ts";
import { againstExpected, listWords } from "./set-words.ts";

/** Compares the runs of a set with a list that a person pastes: what is expected but not found, and what is there beyond it. */
@customElement("qc-expected-runs")
export class QcExpectedRuns extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
        margin-top: 12px;
        padding: 0 12px;
      }
      textarea {
        width: 100%;
        min-height: 92px;
        margin: 4px 0 6px;
        padding: 4px 6px;
        resize: vertical;
        font: inherit;
        color: var(--text);
        background: var(--background);
        border: 1px solid var(--line-strong);
        border-radius: 3px;
      }
      .wrong {
        margin-bottom: 6px;
        color: var(--bad);
      }
      .missing {
        color: var(--medium);
      }
      .quiet {
        color: var(--text-2);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 10px;
        margin-top: 4px;
      }
    `,
  ];

  @property({ attribute: false }) runs: readonly SetRun[] = [];
  @property({ attribute: false }) expected: readonly number[] = [];
  /** Places of runs that are hidden. */
  @property({ attribute: false }) hiddenPlaces: readonly number[] = [];
  @state() private open = false;
  @state() private wrong = "";
  /** The list that was given, until it is there. */
  private awaited: string | undefined;
  @query("textarea") private readonly field!: HTMLTextAreaElement | null;

  protected override render(): TemplateResult {
    if (this.open) return this.form();
    return this.expected.length > 0 ? this.found() : html`<button @click=${this.edit}>Compare with a list</button>`;
  }

  private form(): TemplateResult {
    return html`<form novalidate aria-label="List of expected runs" @submit=${this.submit} @keydown=${this.keyDown}>
      <label for="list">Runs that are expected</label>
      <textarea
        id="list"
        spellcheck="false"
        placeholder="559101, 559105-559109 …"
        aria-invalid=${this.wrong === "" ? "false" : "true"}
        aria-describedby="wrong"
        .value=${this.expected.join("\n")}
        @input=${() => (this.wrong = "")}
      ></textarea>
      <p id="wrong" role="alert" class=${this.wrong === "" ? "" : "wrong"}>${this.wrong}</p>
      <button type="submit">Compare</button>
      <button type="button" @click=${this.leave}>Cancel</button>
    </form>`;
  }

  private found(): TemplateResult {
    const against = againstExpected(this.runs, this.expected);
    const { missing, unread, beyond } = against;
    const isWhole = missing.length + unread.length === 0;
    return html`<div role="group" aria-label="List of expected runs">
      <div role="status">
        <p class=${isWhole ? "quiet" : "missing"}>${listWords(against, this.expected.length)}</p>
        ${
          beyond.length === 0
            ? nothing
            : html`<p class="quiet">
                ${beyond.length} ${beyond.length === 1 ? "run is" : "runs are"} not in the list:
                ${beyond.map(({ label }) => label).join(", ")}.
              </p>`
        }
      </div>
      <div class="actions">
        ${this.hiding(beyond)}
        <button class="plain" @click=${this.edit}>Change the list</button>
        <button class="plain" @click=${this.dropList}>Remove the list</button>
      </div>
    </div>`;
  }

  /** Runs beyond the list are left out of all figures, or shown again. */
  private hiding(beyond: readonly SetRun[]): TemplateResult | typeof nothing {
    if (beyond.length === 0) return nothing;
    const places = beyond.map(({ place }) => place);
    const areHidden = places.every((place) => this.hiddenPlaces.includes(place));
    const others = this.hiddenPlaces.filter((place) => !places.includes(place));
    const hidden = areHidden ? others : [...others, ...places].toSorted((a, b) => a - b);
    return html`<button class="plain" @click=${() => this.dispatchEvent(new ArrangeEvent({ hidden }))}>
      ${areHidden ? "Show" : "Hide"} runs not in the list
    </button>`;
  }

  private readonly edit = (): void => {
    this.wrong = "";
    this.open = true;
    void this.updateComplete.then(() => this.field?.focus());
  };

  /** The focus goes to what is there when the page has taken the list. */
  private leaveWith(expected: readonly number[]): void {
    this.open = false;
    this.awaited = expected.join();
  }

  private readonly leave = (): void => this.leaveWith(this.expected);

  protected override updated(): void {
    if (this.open || this.awaited !== this.expected.join()) return;
    this.awaited = undefined;
    this.renderRoot.querySelector("button")?.focus();
  }

  private readonly dropList = (): void => {
    this.leaveWith([]);
    this.dispatchEvent(new ExpectEvent([]));
  };

  private readonly keyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.leave();
  };

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { numbers, tooWide } = runNumbersIn(this.field?.value ?? "", mostExpected);
    if (numbers.length === 0 || numbers.length > mostExpected || tooWide.length > 0) {
      const [wide] = tooWide;
      this.wrong =
        wide !== undefined
          ? `${wide[0]} to ${wide[1]} are ${formatCount(wide[1] - wide[0] + 1)} numbers; a list has room for ${mostExpected}.`
          : numbers.length === 0
            ? "There is no run number in it; they have six digits."
            : `These are ${numbers.length} runs; a list has room for ${mostExpected}.`;
      this.field?.focus();
      return;
    }
    this.leaveWith(numbers);
    this.dispatchEvent(new ExpectEvent(numbers));
  };
}
