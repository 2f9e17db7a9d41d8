import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { csvPieces } from "../../draw/export/csv.ts";
import type { Table } from "../../draw/export/table.ts";
import { pngOf, type Painting } from "../base/painting.ts";
import { saveBlob } from "../base/save.ts";
import { SayEvent } from "../base/say.ts";
import { svgOf } from "../figures/svg-file.ts";
import { shared } from "../style/shared.ts";

/** How long one piece of work may keep the page from answering. */
const pieceMs = 30;

/** Saves a figure: its picture and its numbers. */
@customElement("qc-exports")
export class QcExports extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        padding-top: 12px;
      }
    `,
  ];

  /** All numbers; `undefined` while there are none. */
  @property({ attribute: false }) numbers: Table | undefined;
  @property({ attribute: false }) json!: () => string;
  /** Name of the files, without its end: run and panel. */
  @property({ attribute: false }) name = "";
  /** The picture at twice its size; `undefined` where somebody else draws. */
  @property({ attribute: false }) picture: (() => Painting | undefined) | undefined;
  /** Shows the numbers on the page. */
  @property({ attribute: false }) table!: () => void;
  @state() private busy = false;

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
      ${button("CSV", () => csvOf(numbers))}
      ${button("JSON", () => new Blob([this.json()], { type: "application/json" }))}
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
    }
    if (blob !== undefined) saveBlob(blob, `${this.name}.${end}`);
    else this.dispatchEvent(new SayEvent("There is no figure to save yet."));
  }
}

const pictured = <T>(picture: () => Painting | undefined, make: (picture: Painting) => T): T | undefined => {
  const made = picture();
  return made && make(made);
};

/** A map of a million cells takes seconds: the page answers in between. */
async function csvOf(numbers: Table): Promise<Blob> {
  const pieces: string[] = [];
  let began = performance.now();
  for (const piece of csvPieces(numbers)) {
    pieces.push(piece);
    if (performance.now() - began < pieceMs) continue;
    await new Promise((done) => setTimeout(done));
    began = performance.now();
  }
  return new Blob(pieces, { type: "text/csv" });
}
