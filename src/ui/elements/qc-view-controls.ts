import { css, html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { plainTitle } from "../../draw/latex/text.ts";
import { paletteStops, paletteTitles } from "../../draw/palettes.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { paletteNames, plainView, type FigureView, type PaletteName } from "../../route/route.ts";
import { ViewChange } from "../base/view-change.ts";
import type { OfRun } from "../figures/bethe-bloch.ts";
import { laidModel, type Overlaid } from "../figures/overlay.ts";
import type { Plot } from "../figures/plotted.ts";
import {
  fieldNumber,
  isLog,
  logAxes,
  offLog,
  resetView,
  shownFigure,
  switchedLog,
  typedNumber,
  type AxisName,
} from "../figures/view.ts";
import { isEscape } from "../keys.ts";
import { rail } from "../style/rail.ts";
import { shared } from "../style/shared.ts";
import { rich } from "./rich.ts";

interface AxisField {
  readonly axis: AxisName;
  /** Markup. */
  readonly name: string;
  readonly lo: number;
  readonly hi: number;
  readonly log: boolean;
}

/** Ranges, logarithms and palette of one figure. */
@customElement("qc-view-controls")
export class QcViewControls extends LitElement {
  static override readonly styles = [
    shared,
    rail,
    css`
      .axis,
      .logs {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
        align-items: center;
        gap: 2px 5px;
        margin-top: 5px;
        color: var(--text-2);
      }
      .axis > .name {
        grid-column: 1 / -1;
        overflow-wrap: anywhere;
        font-size: 12px;
      }
      .axis input {
        width: 100%;
        height: 25px;
      }
      .logs {
        display: flex;
        gap: 6px;
      }
      .logs > span {
        font-size: 12px;
      }
      .logs button {
        margin-left: auto;
      }
      .toggle {
        position: relative;
        display: inline-flex;
        align-items: center;
        justify-content: center;
        width: 26px;
        height: 25px;
        font-style: italic;
        color: var(--text);
        border: 1px solid var(--line-strong);
        border-radius: 3px;
        cursor: pointer;
      }
      .toggle:has(:checked) {
        color: var(--accent);
        border-color: var(--accent);
        background: var(--selected);
      }
      .toggle:has(:focus-visible),
      .palette:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      .toggle input,
      .palette input {
        position: absolute;
        inset: 0;
        margin: 0;
        height: 100%;
        opacity: 0;
        cursor: pointer;
      }
      .palette {
        position: relative;
        display: flex;
        align-items: center;
        justify-content: space-between;
        height: 22px;
        color: var(--text-2);
      }
      .palette:has(:checked) {
        color: var(--text);
      }
      .palette svg {
        width: 74px;
        height: 16px;
        border: 1px solid transparent;
        padding: 1px;
      }
      .palette:has(:checked) svg {
        border-color: var(--accent);
      }
      .wrong {
        margin-top: 4px;
        font-size: 12px;
        color: var(--bad);
      }
    `,
  ];

  @property({ attribute: false }) figure!: FigureTemplate;
  /** Of values per pad, which have no axes but that of colours: its range. */
  @property({ attribute: false }) colours: { readonly lo: number; readonly hi: number } | undefined;
  /** What is drawn; `undefined`: nothing yet. */
  @property({ attribute: false }) drawn: Plot | undefined;
  /** What is laid over it. */
  @property({ attribute: false }) overlaid: Overlaid | undefined;
  @property({ attribute: false }) measurements: OfRun["measurements"] | undefined;
  @property({ attribute: false }) view: FigureView = plainView;
  @property() palette: PaletteName = "bird";
  @state() private wrong: { readonly axis: AxisName; readonly why: string } | undefined;

  /** What is in a field and not taken yet: it stays there while the run is read on. */
  private typing: { readonly axis: AxisName; readonly end: "from" | "to"; readonly text: string } | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("view") || changed.has("figure")) this.wrong = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const axes = this.axes();
    if (axes.length === 0) return nothing;
    const { draw } = this.figure;
    const logs = logAxes(this.figure, this.drawn?.hist);
    // Ratios have colours of their own.
    const hasPalette = axes.some((each) => each.axis === "z") && draw !== "ratio";
    return html`
      <fieldset>
        <legend>Range</legend>
        ${axes.map((each) => this.range(each))}
        ${this.wrong === undefined ? nothing : html`<p class="wrong" role="alert">${this.wrong.why}</p>`}
        <div class="logs">
          ${logs.length === 0 ? nothing : html`<span>Log</span> ${logs.map((axis) => this.log(axis))}`}
          <button aria-keyshortcuts="r" @click=${this.reset}>Reset <kbd aria-hidden="true">r</kbd></button>
        </div>
      </fieldset>
      ${hasPalette ? this.palettes() : nothing}
    `;
  }

  /** The axes with the ranges they are drawn with now; none before there is something to draw. */
  private axes(): readonly AxisField[] {
    const { figure, drawn, overlaid, measurements, view, colours } = this;
    if (colours !== undefined) return [field("z", figure.zTitle ?? "", { ...colours, log: isLog(this, "z") })];
    if (drawn === undefined || measurements === undefined) return [];
    const shown = shownFigure(figure, view);
    const model = laidModel({ figure: shown, ...drawn, overlaid, measurements, verdicts: [], view });
    return [
      field("x", model.x.title, model.x),
      field("y", model.y.title, model.y),
      ...(model.z === undefined || figure.draw === "species" ? [] : [field("z", model.z.title, model.z)]),
    ];
  }

  private range(of: AxisField): TemplateResult {
    const { axis, name, lo, hi } = of;
    const input = (end: "from" | "to", value: number): TemplateResult =>
      html`<input
        type="text"
        inputmode="decimal"
        autocomplete="off"
        aria-label="${axis} ${end}"
        aria-description=${plainTitle(name)}
        aria-invalid=${this.wrong?.axis === axis ? "true" : "false"}
        data-axis=${axis}
        .value=${live(this.typing?.axis === axis && this.typing.end === end ? this.typing.text : fieldNumber(value))}
        @input=${(event: Event) => (this.typing = { axis, end, text: (event.target as HTMLInputElement).value })}
        @keydown=${this.keyDown}
        @blur=${() => (this.typing = undefined)}
        @change=${(event: Event) => this.changeRange(of, end, event.target as HTMLInputElement)}
      />`;
    return html`<div class="axis">
      <span class="name">${rich(name)}</span>${input("from", lo)}<span>to</span>${input("to", hi)}
    </div>`;
  }

  private log(axis: AxisName): TemplateResult {
    return html`<label class="toggle">
      <input
        type="checkbox"
        aria-label="Logarithmic ${axis}"
        .checked=${live(isLog(this, axis))}
        @change=${() => this.change(switchedLog(this.view, this.figure, axis))}
      />
      ${axis}
    </label>`;
  }

  private palettes(): TemplateResult {
    return html`<fieldset>
      <legend>Palette</legend>
      ${paletteNames.map(
        (name) =>
          html`<label class="palette">
            <input
              type="radio"
              name="palette"
              value=${name}
              .checked=${live(name === this.palette)}
              @change=${() => this.change(this.view, name)}
            />
            ${paletteTitles[name]} ${swatch(name)}
          </label>`,
      )}
    </fieldset>`;
  }

  private changeRange({ axis, lo: from, hi: to, log }: AxisField, end: "from" | "to", input: HTMLInputElement): void {
    // What was taken back is no change, though browsers call it one when the field is left.
    if (this.typing === undefined) return;
    this.typing = undefined;
    if (input.value.trim() === "") {
      this.change({ ...this.view, [axis]: undefined });
      return;
    }
    const typed = typedNumber(input.value);
    const range = end === "from" ? ([typed, to] as const) : ([from, typed] as const);
    const [lo, hi] = range;
    const off = log && typed !== undefined ? offLog(end, typed) : undefined;
    if (typed === undefined) this.wrong = { axis, why: `“${input.value.trim()}” is not a number.` };
    else if (off !== undefined) this.wrong = { axis, why: off };
    else if (!(lo! < hi!)) this.wrong = { axis, why: "A range goes from a smaller to a larger number." };
    else this.change({ ...this.view, [axis]: [lo!, hi!] });
  }

  /** Takes back what was typed and not taken yet. */
  private readonly keyDown = (event: KeyboardEvent): void => {
    if (!isEscape(event) || (this.typing ?? this.wrong) === undefined) return;
    event.preventDefault();
    [this.typing, this.wrong] = [undefined, undefined];
    this.requestUpdate();
  };

  private readonly reset = (): void => this.change(resetView(this.view), "bird");

  private change(view: FigureView, palette: PaletteName = this.palette): void {
    this.wrong = undefined;
    this.dispatchEvent(new ViewChange(view, palette));
  }
}

const field = (axis: AxisName, title: string, { lo, hi, log }: Pick<AxisField, "lo" | "hi" | "log">): AxisField => ({
  axis,
  name: title || axis,
  lo,
  hi,
  log,
});

/** The colours of a palette from low to high. */
function swatch(name: PaletteName): TemplateResult {
  const stops = paletteStops[name];
  return html`<svg viewBox="0 0 8 1" preserveAspectRatio="none" aria-hidden="true">
    <defs>
      <linearGradient id=${name}>
        ${stops.map((colour, i) => svg`<stop offset=${i / (stops.length - 1)} stop-color=${colour} />`)}
      </linearGradient>
    </defs>
    <rect width="8" height="1" fill="url(#${name})" />
  </svg>`;
}
