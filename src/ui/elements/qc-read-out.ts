import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { ReadOutPlace, ReadOutRow } from "../figures/read-out.ts";
import { besidePoint, farFromPoint, roomBeside } from "../figures/beside-point.ts";
import { shared } from "../style/shared.ts";
import { rich } from "./rich.ts";

/** A box with the numbers of what is pointed at beside it, and a cross-hair at it, over a figure. */
@customElement("qc-read-out")
export class QcReadOut extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        position: absolute;
        z-index: 1;
        inset: 0;
        pointer-events: none;
      }
      div {
        position: absolute;
        left: 0;
        top: 0;
      }
      .cross {
        width: 1px;
        background: var(--series-b);
      }
      .dot {
        left: -4px;
        top: -4px;
        width: 9px;
        height: 9px;
        background: var(--background);
        border: 2px solid var(--series-b);
        border-radius: 50%;
      }
      .numbers {
        width: max-content;
        max-width: 100%;
        padding: 4px 8px;
        font-size: 12px;
        line-height: 17px;
        color: var(--text-2);
        background: var(--background);
        border: 1px solid var(--axis);
      }
      b {
        font-weight: 600;
        color: var(--text);
      }
      p:first-child,
      dd {
        color: var(--text);
      }
      dl {
        display: grid;
        grid-template-columns: max-content auto;
        gap: 2px 14px;
      }
    `,
  ];

  @property({ attribute: false }) at: ReadOutPlace | undefined;
  @property({ attribute: false }) rows: readonly ReadOutRow[] = [];
  /** The figure draws its own cross-hair. */
  @property({ type: Boolean }) uncrossed = false;
  /** How far below and above the figure the numbers may stand, px: of a low one, which cuts off nothing there. */
  @property({ type: Number }) reach = 0;
  /** Moved by keys: the numbers are told aloud. */
  @property({ type: Boolean }) aloud = false;
  @query(".cross") private readonly cross!: HTMLElement | null;
  @query(".dot") private readonly dot!: HTMLElement | null;
  @query(".numbers") private readonly numbers!: HTMLElement;

  protected override render(): TemplateResult {
    const { at, rows } = this;
    const shown = at !== undefined;
    const crossed = shown && !this.uncrossed;
    return html`
      ${crossed ? html`<div class="cross"></div>` : nothing}
      ${crossed && at.onLine ? html`<div class="dot"></div>` : nothing}
      <div class="numbers" role=${this.aloud ? "status" : nothing} ?hidden=${!shown}>
        ${shown ? rowsOf(rows, !at.onLine || rows.length > 2 || rows.some(({ named }) => named)) : nothing}
      </div>
    `;
  }

  /** Beside it. Places are set by script: the page's policy allows no style attributes. */
  protected override updated(): void {
    const { at, cross, dot, numbers } = this;
    if (at === undefined) return;
    const { x, y, frame } = at;
    if (cross !== null) {
      cross.style.height = `${frame.bottom - frame.top}px`;
      cross.style.translate = `${x - 0.5}px ${frame.top}px`;
    }
    if (dot !== null) dot.style.translate = `${x}px ${y}px`;
    const { left, top } = this.placeOf({ x, y });
    numbers.style.translate = `${left}px ${top}px`;
  }

  /** Where the numbers have no room in few lines, they have more. */
  private placeOf(point: { readonly x: number; readonly y: number }): { readonly left: number; readonly top: number } {
    const { numbers } = this;
    const figure = { width: this.clientWidth, height: this.clientHeight, reach: this.reach };
    const box = () => ({ width: numbers.offsetWidth, height: numbers.offsetHeight });
    numbers.style.maxWidth = "";
    const beside = besidePoint(point, box(), figure);
    if (beside !== undefined) return beside;
    const room = roomBeside(point.x, figure.width);
    if (room >= narrowest) {
      numbers.style.maxWidth = `${room}px`;
      const wrapped = besidePoint(point, box(), figure);
      if (wrapped !== undefined) return wrapped;
      numbers.style.maxWidth = "";
    }
    return farFromPoint(point, box(), figure);
  }
}

/** In fewer px numbers and their names would be broken up. */
const narrowest = 140;

const words = ({ value, after }: ReadOutRow): TemplateResult =>
  html`${value === "" ? nothing : html`<b>${value}</b>`}${after.startsWith(",") ? nothing : " "}${rich(after)}`;

function rowsOf(all: readonly ReadOutRow[], named: boolean): TemplateResult {
  return named
    ? html`<dl>
        ${all.map(
          (row) =>
            html`<dt>${rich(row.name)}</dt>
              <dd>${words(row)}</dd>`,
        )}
      </dl>`
    : html`${all.map((row) => html`<p>${words(row)}</p>`)}`;
}
