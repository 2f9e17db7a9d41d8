import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { rocName, rocs, sectorName, sectors, sideOfRoc, sideOfSector, type Side } from "../../qc/pads/geometry.ts";
import { padShows } from "../../qc/pads/shows.ts";
import { plainView, type FigureView } from "../../route/route.ts";
import { ViewChange } from "../base/view-change.ts";
import { showTitles } from "../pads/pad-summary.ts";
import { isZoomed, padsOf, sidesOf, toChamber, toSector, toShow, toSide, zoomedOut } from "../pads/pads-view.ts";
import { shared } from "../style/shared.ts";
import { rich } from "./rich.ts";

/** How values per pad are looked at: as which map, which side, which sector or chamber. */
@customElement("qc-pad-switch")
export class QcPadSwitch extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 10px;
        min-height: 26px;
        font-size: 12px;
      }
      fieldset {
        display: flex;
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 1px solid var(--line-strong);
        border-radius: 3px;
      }
      label {
        position: relative;
        padding: 0 8px;
        line-height: 20px;
        color: var(--text-2);
        white-space: nowrap;
        cursor: pointer;
      }
      label + label {
        border-left: 1px solid var(--line-strong);
      }
      label:has(:checked) {
        color: var(--accent);
        background: var(--selected);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 1px;
      }
      label input {
        position: absolute;
        inset: 0;
        margin: 0;
        height: 100%;
        opacity: 0;
        cursor: pointer;
      }
      select,
      button {
        height: 22px;
        padding: 0 6px;
        font-size: 12px;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) view: FigureView = plainView;
  /** There is room for one side only. */
  @property({ type: Boolean }) narrow = false;
  /** Which that is where nothing says so. */
  @property({ attribute: false }) first: Side = "A";

  protected override render(): TemplateResult {
    const { view } = this;
    const { show } = padsOf(view);
    return html`
      <fieldset aria-label="View">
        ${padShows.map((each) => this.choice("show", rich(showTitles[each]), each === show, () => toShow(view, each)))}
      </fieldset>
      ${this.sides()} ${show === "chambers" ? this.chambers() : this.sectors()}
      ${
        isZoomed(view)
          ? html`<button @click=${() => this.dispatchEvent(new ViewChange(zoomedOut(view)))}>Show all</button>`
          : nothing
      }
    `;
  }

  private get shown(): readonly Side[] {
    return sidesOf(this.view, this.narrow, this.first);
  }

  private choice(group: string, words: unknown, checked: boolean, view: () => FigureView): TemplateResult {
    return html`<label
      ><input
        type="radio"
        name=${group}
        .checked=${live(checked)}
        @change=${() => this.dispatchEvent(new ViewChange(view()))}
      />${words}</label
    >`;
  }

  private sides(): TemplateResult {
    const { view, narrow, shown } = this;
    const isOnly = (side: Side): boolean => shown.length === 1 && shown[0] === side;
    return html`<fieldset aria-label="Side">
      ${(["A", "C"] as const).map((side) => this.choice("side", side, isOnly(side), () => toSide(view, side)))}
      ${narrow ? nothing : this.choice("side", "A and C", shown.length === 2, () => toSide(view, undefined))}
    </fieldset>`;
  }

  private sectors(): TemplateResult {
    const { view, shown } = this;
    const names = Array.from({ length: sectors }, (_, sector) => sector).filter((sector) =>
      shown.includes(sideOfSector(sector)),
    );
    return this.choose("Sector", "all sectors", names, sectorName, padsOf(view).sector, (sector) =>
      toSector(view, sector),
    );
  }

  private chambers(): TemplateResult {
    const { view, shown } = this;
    const names = Array.from({ length: rocs }, (_, roc) => roc).filter((roc) => shown.includes(sideOfRoc(roc)));
    return this.choose("Chamber", "all chambers", names, rocName, padsOf(view).chamber, (roc) => toChamber(view, roc));
  }

  private choose(
    name: string,
    all: string,
    of: readonly number[],
    nameOf: (each: number) => string,
    now: number | undefined,
    to: (each: number) => FigureView,
  ): TemplateResult {
    const choose = (event: Event): void => {
      const { value } = event.target as HTMLSelectElement;
      this.dispatchEvent(new ViewChange(value === "" ? zoomedOut(this.view) : to(Number(value))));
    };
    return html`<select aria-label=${name} @change=${choose}>
      <option value="" .selected=${now === undefined}>${all}</option>
      ${of.map((each) => html`<option value=${each} .selected=${each === now}>${nameOf(each)}</option>`)}
    </select>`;
  }
}
