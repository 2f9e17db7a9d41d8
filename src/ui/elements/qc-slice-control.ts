import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Hist2D } from "../../hist/hist.ts";
import { plainView, type FigureView, type SliceView } from "../../route/route.ts";
import { ViewChange } from "../base/view-change.ts";
import { heldSlice, sliceOfView } from "../figures/view.ts";
import { rail } from "../style/rail.ts";
import { shared } from "../style/shared.ts";

const alongs: readonly SliceView["along"][] = ["column", "row"];

/** Which slices of a map are shown beside it: columns or rows, the one under the pointer or one that is held. */
@customElement("qc-slice-control")
export class QcSliceControl extends LitElement {
  static override readonly styles = [
    shared,
    rail,
    css`
      .line {
        display: flex;
        align-items: center;
        gap: 14px;
      }
      .line input[type="text"] {
        flex: 1;
        width: 40px;
        height: 25px;
      }
    `,
  ];

  /** A map of entries. */
  @property({ attribute: false }) hist: Hist2D | undefined;
  @property({ attribute: false }) view: FigureView = plainView;
  @state() private wrong = "";

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("view")) this.wrong = "";
  }

  protected override render(): TemplateResult | typeof nothing {
    const { hist, view } = this;
    if (hist === undefined) return nothing;
    const along = view.slice?.along ?? "column";
    const bin = heldSlice(view.slice, hist);
    const most = along === "column" ? hist.x.n : hist.y.n;
    return html`<fieldset>
      <legend>Slice</legend>
      <div class="line">
        ${alongs.map(
          (each) =>
            html`<label class="box">
              <input
                type="radio"
                name="along"
                .checked=${live(each === along)}
                @change=${() => this.change(each, undefined)}
              />
              ${each === "column" ? "Column" : "Row"}
            </label>`,
        )}
        <input
          type="text"
          inputmode="numeric"
          autocomplete="off"
          aria-label="Held ${along}"
          placeholder="1 to ${most}"
          .value=${live(bin === undefined ? "" : String(bin))}
          @change=${(event: Event) => this.typed(event.target as HTMLInputElement, along, most)}
        />
      </div>
      ${
        this.wrong === ""
          ? html`<p class="soft">
              ${bin === undefined ? `The ${along} under the pointer; a click holds it.` : html`Held; Esc lets go of it.`}
            </p>`
          : html`<p class="wrong" role="alert">${this.wrong}</p>`
      }
    </fieldset>`;
  }

  private typed(input: HTMLInputElement, along: SliceView["along"], most: number): void {
    const text = input.value.trim();
    const bin = text === "" ? undefined : Number(text);
    if (bin !== undefined && !(Number.isInteger(bin) && bin >= 1 && bin <= most))
      this.wrong = `“${text}” is no ${along}: they are counted from 1 to ${most}.`;
    else this.change(along, bin);
  }

  private change(along: SliceView["along"], bin: number | undefined): void {
    this.dispatchEvent(new ViewChange({ ...this.view, slice: sliceOfView(along, bin) }));
  }
}
