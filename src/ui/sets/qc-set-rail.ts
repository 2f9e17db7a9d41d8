import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { worst, type Mark } from "../base/marks.ts";
import { mark } from "../elements/mark.ts";
import { shared } from "../style/shared.ts";

/** One section of a report about several runs, as its rail names it. */
export interface RailEntry {
  readonly id: string | undefined;
  readonly title: string;
  readonly href: string;
  readonly marks: readonly (Mark | undefined)[];
}

/** Sections, each with its worst verdict; the one in sight is marked. */
@customElement("qc-set-rail")
export class QcSetRail extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
        padding: 18px 0;
      }
      a {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: 26px;
        line-height: 16px;
        padding: 0 13px 0 calc(var(--margin) - 2px);
        border-left: 2px solid transparent;
        font-weight: 600;
        color: var(--text);
      }
      a:hover {
        text-decoration: none;
        color: var(--accent);
      }
      a[aria-current] {
        color: var(--accent);
        background: var(--selected);
        border-left-color: var(--accent);
      }
      a:focus-visible {
        outline-offset: -2px;
      }
      .mark {
        width: 9px;
        height: 9px;
      }
    `,
  ];

  @property({ attribute: false }) entries: readonly RailEntry[] = [];
  /** Id of the section in sight; "" above the first. */
  @property() current = "";

  protected override render(): TemplateResult {
    return html`<nav aria-label="Sections">
      ${this.entries.map(({ id, title, href, marks }) => {
        const judged = marks.filter((each) => each !== undefined && each !== "null");
        const quality = worst(judged.length > 0 ? judged : marks);
        return html`<a href=${href} aria-current=${(id ?? "") === this.current ? "location" : nothing}
          ><span>${title}</span>${quality === undefined ? nothing : mark(quality)}</a
        >`;
      })}
    </nav>`;
  }
}
