import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { parametersId, type ReportTemplate, type SectionTemplate } from "../../reports/template.ts";
import type { App } from "../../state/app.ts";
import type { PanelVerdict, ReportVerdicts } from "../../reports/verdicts.ts";
import { appContext } from "../base/context.ts";
import { looksOf, placeOf, type RunRoute } from "../base/places.ts";
import { shared } from "../style/shared.ts";
import { worst, type Mark } from "../base/marks.ts";
import { mark } from "./mark.ts";
import { rich } from "./rich.ts";

/** The report's sections, each with its worst verdict; the one in sight is marked. */
@customElement("qc-rail")
export class QcRail extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      nav {
        padding: 18px 0;
      }
      p,
      a {
        display: flex;
        align-items: center;
        justify-content: space-between;
        height: 22px;
        padding: 0 13px 0 var(--margin);
      }
      .top,
      p {
        font-weight: 600;
        color: var(--text);
      }
      p,
      ul + .top {
        margin-top: 8px;
        white-space: nowrap;
      }
      li a {
        padding-left: calc(var(--margin) + 8px);
        color: var(--text-2);
        border-left: 2px solid transparent;
        padding-left: calc(var(--margin) + 6px);
      }
      a:hover {
        text-decoration: none;
        color: var(--accent);
      }
      a[aria-current] {
        color: var(--accent);
        background: var(--selected);
        border-left: 2px solid var(--accent);
      }
      a.top[aria-current] {
        padding-left: calc(var(--margin) - 2px);
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

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) report!: ReportTemplate;
  @property({ attribute: false }) route!: RunRoute;
  @property({ attribute: false }) verdicts!: ReportVerdicts;
  /** Id of the section in sight; "" for what stands out. */
  @property() current = "";

  protected override render(): TemplateResult {
    const groups = [...new Set(this.report.sections.map((section) => section.group))];
    return html`<nav aria-label="Sections">
      <a class="top" href=${this.href(undefined)} aria-current=${this.current === "" ? "location" : nothing}
        >Stands out</a
      >
      ${groups.map((group) => this.group(group))}
      <a
        class="top"
        href=${this.href(parametersId)}
        aria-current=${this.current === parametersId ? "location" : nothing}
        >Run parameters</a
      >
    </nav>`;
  }

  private group(group: string): TemplateResult {
    const sections = this.report.sections.filter((section) => section.group === group);
    return html`<p><span>${rich(group)}</span>${this.worstMark(sections)}</p>
      <ul>
        ${sections.map(
          (section) =>
            html`<li>
              <a href=${this.href(section.id)} aria-current=${this.current === section.id ? "location" : nothing}>
                <span>${rich(section.title)}</span>${this.worstMark([section])}
              </a>
            </li>`,
        )}
      </ul>`;
  }

  private worstMark(sections: readonly SectionTemplate[]): TemplateResult | typeof nothing {
    const panels = this.verdicts.panels.filter((panel) => sections.some((section) => section.id === panel.section));
    // What the file has not, such as moving windows, hides no verdict on what it has.
    const there = panels.filter(({ absent }) => absent !== true);
    const marked = (among: readonly PanelVerdict[]): Mark | undefined => worst(among.map((panel) => panel.quality));
    const quality = marked(there) ?? marked(panels);
    return quality === undefined ? nothing : mark(quality);
  }

  private href(section: string | undefined): string {
    return this.app.href({ page: "run", section, panel: undefined, ...looksOf(this.route), ...placeOf(this.route) });
  }
}
