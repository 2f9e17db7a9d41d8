import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { csvPieces } from "../../draw/export/csv.ts";
import { toJson, type JsonAbout } from "../../draw/export/json.ts";
import type { Hist } from "../../hist/hist.ts";
import { saveBlob } from "../base/save.ts";
import { SayEvent } from "../base/say.ts";
import { pngOf, svgOf, type FocusPicture } from "../figures/focus-picture.ts";
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

  @property({ attribute: false }) hist: Hist | undefined;
  @property({ attribute: false }) about!: JsonAbout;
  /** Name of the files, without its end: run and panel. */
  @property({ attribute: false }) name = "";
  /** The picture at twice its size; `undefined` where somebody else draws. */
  @property({ attribute: false }) picture: (() => FocusPicture | undefined) | undefined;
  /** Shows the numbers on the page. */
  @property({ attribute: false }) table!: () => void;
  @state() private busy = false;

  protected override render(): TemplateResult | typeof nothing {
    const { hist, picture } = this;
    if (hist === undefined) return nothing;
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
      ${button("CSV", () => csvOf(hist))}
      ${button("JSON", () => new Blob([toJson(hist, this.about)], { type: "application/json" }))}
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

const pictured = <T>(picture: () => FocusPicture | undefined, make: (picture: FocusPicture) => T): T | undefined => {
  const made = picture();
  return made && make(made);
};

/** A map of a million cells takes seconds: the page answers in between. */
async function csvOf(hist: Hist): Promise<Blob> {
  const pieces: string[] = [];
  let began = performance.now();
  for (const piece of csvPieces(hist)) {
    pieces.push(piece);
    if (performance.now() - began < pieceMs) continue;
    await new Promise((done) => setTimeout(done));
    began = performance.now();
  }
  return new Blob(pieces, { type: "text/csv" });
}
