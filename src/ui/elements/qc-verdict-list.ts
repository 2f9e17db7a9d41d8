import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { parseObject } from "../../qc/object-path.ts";
import { plainView, type Route } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import type { ReportVerdicts, StandsOut } from "../../reports/verdicts.ts";
import { appContext } from "../base/context.ts";
import { looksOf, placeOf, type RunRoute } from "../base/places.ts";
import { quietWords } from "../base/words.ts";
import { shared } from "../style/shared.ts";
import { mark } from "./mark.ts";
import { rich } from "./rich.ts";

/** What is bad, what is medium, what could not be judged: each with the reason in words and a link to its panel. */
@customElement("qc-verdict-list")
export class QcVerdictList extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      ul.rows {
        display: grid;
        grid-template-columns: 10px max-content 1fr max-content;
        column-gap: 7px;
      }
      .row {
        display: grid;
        grid-column: 1 / -1;
        grid-template-columns: subgrid;
        align-items: baseline;
        min-height: 23px;
        padding: 1px 0;
        border-bottom: 1px solid var(--line);
      }
      .row:last-child {
        border-bottom: 0;
      }
      b {
        padding-right: 14px;
        font-weight: 600;
      }
      .links {
        padding-left: 14px;
        text-align: left;
      }
      .links a + a {
        margin-left: 10px;
      }
      details {
        position: relative;
      }
      summary {
        color: var(--accent);
        cursor: pointer;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      details ul {
        position: absolute;
        z-index: 2;
        right: 0;
        padding: 6px 12px;
        white-space: nowrap;
        background: var(--background);
        border: 1px solid var(--line-strong);
      }
      .note {
        padding: 1px 0;
        color: var(--text-2);
      }
      .row > .mark {
        align-self: start;
        margin-top: 5px;
      }
      @media print {
        .links {
          display: none;
        }
      }
      @media (max-width: 599px) {
        ul.rows {
          grid-template-columns: 10px 1fr;
        }
        .row {
          display: block;
          position: relative;
          padding: 2px 0 2px 17px;
          line-height: 18px;
        }
        .row > .mark {
          position: absolute;
          left: 0;
          top: 6px;
          margin: 0;
        }
        b {
          padding-right: 2px;
        }
        b::after {
          content: ".";
        }
        .links {
          padding-left: 4px;
        }
        /* Within running text colour alone does not tell a link. */
        .links a,
        summary {
          text-decoration: underline;
        }
        details,
        details ul {
          display: inline;
          position: static;
          padding: 0;
          border: 0;
          white-space: normal;
        }
        details li {
          display: inline;
          margin-left: 8px;
        }
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) verdicts!: ReportVerdicts;
  @property({ attribute: false }) route!: RunRoute;

  protected override render(): TemplateResult {
    const { standsOut } = this.verdicts;
    const quiet = quietWords(this.verdicts, this.route.rule);
    return html`
      ${quiet === "" ? nothing : html`<p class="note">${quiet}</p>`}
      ${
        standsOut.length === 0
          ? nothing
          : html`<ul class="rows">
              ${standsOut.map((row) => this.row(row))}
            </ul>`
      }
    `;
  }

  private row(row: StandsOut): TemplateResult {
    return html`<li class="row">
      ${mark(row.quality)}<b>${rich(row.place)}</b> <span>${rich(row.text)}</span>
      <span class="links">${this.links(row)}</span>
    </li>`;
  }

  /** The report at a panel, or an object that it does not draw. */
  private routeOf(id: string): Route {
    const place = placeOf(this.route);
    return parseObject(id) === undefined
      ? { page: "run", section: undefined, panel: id, ...looksOf(this.route), ...place }
      : { page: "object", object: id, view: plainView, ...place };
  }

  private links(row: StandsOut): TemplateResult | TemplateResult[] {
    const links = row.panels.map(
      (panel) => html`<a href=${this.app.href(this.routeOf(panel.id))}>${rich(panel.title)}</a>`,
    );
    return links.length <= 1
      ? links
      : html`<details>
          <summary>${links.length} panels</summary>
          <ul>
            ${links.map((link) => html`<li>${link}</li>`)}
          </ul>
        </details>`;
  }
}
