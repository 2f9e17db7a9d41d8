import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { csvPieceCount, csvPieces } from "../../draw/export/csv.ts";
import type { Table } from "../../draw/export/table.ts";
import { blobOf } from "../base/blob-of.ts";
import { pngOf, type Painting } from "../base/painting.ts";
import { saveBlob } from "../base/save.ts";
import { SayEvent } from "../base/say.ts";
import { svgOf } from "../figures/svg-file.ts";
import { progressStyle } from "../style/progress.ts";
import { shared } from "../style/shared.ts";

/** Saves a figure: its picture and its numbers. */
@customElement("qc-exports")
export class QcExports extends LitElement {
  static override readonly styles = [
    shared,
    progressStyle,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        padding-top: 12px;
      }
      progress {
        align-self: center;
      }
    `,
  ];

  /** All numbers; `undefined` while there are none. */
  @property({ attribute: false }) numbers: Table | undefined;
  /** Piece by piece. */
  @property({ attribute: false }) json!: () => Iterable<string>;
  /** Name of the files, without its end: run and panel. */
  @property({ attribute: false }) name = "";
  /** The picture at twice its size; `undefined` where somebody else draws. */
  @property({ attribute: false }) picture: (() => Painting | undefined) | undefined;
  /** Shows the numbers on the page. */
  @property({ attribute: false }) table!: () => void;
  @state() private busy = false;
  /** How much of the table is written, where that takes long: 0 to 1. */
  @state() private written: number | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { numbers, picture } = this;
    if (numbers === undefined) return nothing;
    const button = (name: string, save: () => Promise<Blob | undefined> | Blob | undefined): TemplateResult =>
      html`<button
        class="plain"
        aria-label="Save as ${name}"
        aria-busy=${this.busy ? "true" : "false"}
        @click=${() => this.save(name.toLowerCase(), save)}
      >
        ${name}
      </button>`;
    return html`
      <button class="plain" aria-label="Show the table" @click=${this.table}>Table</button>
      ${
        picture === undefined
          ? nothing
          : html`${button("PNG", () => pictured(picture, pngOf))} ${button("SVG", () => pictured(picture, svgOf))}`
      }
      ${button("CSV", () => this.csv(numbers))} ${button("JSON", () => blobOf(this.json(), "application/json"))}
      ${
        this.written === undefined
          ? nothing
          : html`<progress aria-label="Writing the table" max="1" .value=${this.written}></progress>`
      }
    `;
  }

  private async save(end: string, make: () => Promise<Blob | undefined> | Blob | undefined): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    let blob: Blob | undefined;
    try {
      blob = await make();
    } finally {
      this.busy = false;
      this.written = undefined;
    }
    if (blob !== undefined) saveBlob(blob, `${this.name}.${end}`);
    else this.dispatchEvent(new SayEvent("There is no figure to save yet."));
  }

  private csv(numbers: Table): Promise<Blob> {
    const all = csvPieceCount(numbers);
    return blobOf(csvPieces(numbers), "text/csv", (pieces) => (this.written = pieces / all));
  }
}

const pictured = <T>(picture: () => Painting | undefined, make: (picture: Painting) => T): T | undefined => {
  const made = picture();
  return made && make(made);
};
