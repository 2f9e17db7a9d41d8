import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { formatLimit } from "../../draw/format.ts";
import { findCheck } from "../../qc/checks.ts";
import type { Verdict } from "../../qc/check.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { rail } from "../style/rail.ts";
import { shared } from "../style/shared.ts";
import { markWords } from "../base/marks.ts";
import { mark } from "./mark.ts";
import { rich } from "./rich.ts";

/** The verdicts on one figure, each with its rule and thresholds and where they are from. */
@customElement("qc-check-list")
export class QcCheckList extends LitElement {
  static override readonly styles = [
    shared,
    rail,
    css`
      .verdict {
        display: flex;
        align-items: baseline;
        gap: 7px;
      }
      .verdict .mark {
        align-self: center;
      }
      .soft {
        padding-left: 17px;
      }
    `,
  ];

  @property({ attribute: false }) figure!: FigureTemplate;
  @property({ attribute: false }) verdicts: readonly Verdict[] = [];

  protected override render(): TemplateResult | typeof nothing {
    if (this.figure.checks.length === 0) return nothing;
    return html`<section aria-labelledby="checks">
      <h3 id="checks">${this.figure.checks.length === 1 ? "Check" : "Checks"}</h3>
      ${this.verdicts.map(
        (verdict) =>
          html`<p class="verdict">
            ${mark(verdict.quality, `Check: ${markWords[verdict.quality]}`)}<span
              >${rich(verdict.why || verdict.place)}</span
            >
          </p>`,
      )}
      ${this.figure.checks.map((id) => this.rule(id))}
    </section>`;
  }

  private rule(id: string): TemplateResult | typeof nothing {
    const check = findCheck(id);
    if (check === undefined) return nothing;
    return html`<p class="soft">${rich(check.title)}</p>
      ${Object.entries(check.limits).map(
        ([name, limit]) =>
          html`<p class="soft" title=${limit.reason}>
            ${limit.unit.includes(name) ? nothing : words(name)} ${formatLimit(limit.value)} ${rich(limit.unit)}
          </p>`,
      )}`;
  }
}

/** "minEntries" → "min entries": limits are named for programs. */
const words = (name: string): string => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
