import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { asReleased, type Judging } from "../../qc/check-settings.ts";
import type { Check } from "../../qc/check.ts";
import { ownId, ownName, type OwnCheck } from "../../qc/own-check.ts";
import { checksOf, judgeFigure } from "../../reports/judge-figure.ts";
import { ownOf, panelsOf } from "../../reports/own.ts";
import { runReport } from "../../reports/run.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import type { FigureVerdict } from "../../reports/verdicts.ts";
import type { App, RunSession } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import { markWords } from "../base/marks.ts";
import type { RunRoute } from "../base/places.ts";
import { Watch } from "../base/watch.ts";
import { isEscape } from "../keys.ts";
import { shared } from "../style/shared.ts";
import { mark } from "./mark.ts";
import "./qc-limit-fields.ts";
import { rich } from "./rich.ts";

/** The checks of one figure: what each says, what it found, its thresholds to be changed; own ones to be removed. */
@customElement("qc-check-editor")
export class QcCheckEditor extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      section {
        padding: 10px 0 12px;
        border-bottom: 1px solid var(--line);
      }
      h3 {
        line-height: 22px;
      }
      h3:focus-visible {
        outline: none;
      }
      .check + .check {
        margin-top: 8px;
      }
      .verdict {
        display: flex;
        align-items: baseline;
        gap: 7px;
      }
      .verdict .mark {
        transform: translateY(1px);
      }
      .place {
        flex: none;
        width: 10px;
      }
      .about {
        padding-left: 17px;
      }
      .soft {
        font-size: 12px;
        line-height: 18px;
        color: var(--text-2);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: RunSession;
  @property({ attribute: false }) route!: RunRoute;
  @property({ attribute: false }) figure!: FigureTemplate;
  /** Ids of the checks whose thresholds are open. */
  @state() private open: ReadonlySet<string> = new Set();
  private readonly state = new Watch(this, () => this.session.figure(this.figure.object, this.figure.otherwise));

  protected override render(): TemplateResult | typeof nothing {
    const { figure } = this;
    const judging: Judging = { rule: this.route.rule, settings: this.route.settings ?? asReleased };
    const own = ownOf(runReport, figure, judging.settings.own);
    const checks = checksOf(figure, judging);
    if (checks.length + own.length === 0) return nothing;
    const verdicts = judgeFigure(figure, figure.title, this.state.value ?? { kind: "waiting" }, judging, own);
    const of = (id: string): FigureVerdict | undefined => verdicts.find((each) => each.check === id);
    return html`<section aria-labelledby="checks">
      <h3 id="checks" tabindex="-1">${checks.length + own.length === 1 ? "Check" : "Checks"}</h3>
      ${checks.map((check) => this.registered(check, of(check.id), judging))}
      ${own.map((check) => this.own(check, of(ownId(check))))}
    </section>`;
  }

  private registered(check: Check, verdict: FigureVerdict | undefined, { settings }: Judging): TemplateResult {
    const open = this.open.has(check.id);
    const count = Object.keys(check.limits).length;
    return html`<div class="check" @keydown=${(event: KeyboardEvent) => open && this.close(check.id, event)}>
      ${verdictLine(check.title, verdict)}
      <div class="about">
        ${found(verdict)}
        ${
          count === 0
            ? nothing
            : html`<button
                id="edit-${check.id}"
                class="plain"
                aria-expanded=${open ? "true" : "false"}
                @click=${() => this.toggle(check.id)}
              >
                ${count === 1 ? "Edit threshold" : "Edit thresholds"}
              </button>`
        }
        ${
          open
            ? html`<qc-limit-fields .check=${check} .settings=${settings}></qc-limit-fields> ${sharedWords(check)}`
            : nothing
        }
      </div>
    </div>`;
  }

  private own(check: OwnCheck, verdict: FigureVerdict | undefined): TemplateResult {
    return html`<div class="check">
      ${verdictLine(ownName(check), verdict)}
      <div class="about">
        ${found(verdict)}
        <p class="soft">good where ${check.good}</p>
        ${check.medium === undefined ? nothing : html`<p class="soft">else medium where ${check.medium}</p>`}
        <button class="plain" aria-label="Remove the check ${ownName(check)}" @click=${() => this.removeOwn(check)}>
          Remove
        </button>
      </div>
    </div>`;
  }

  /** The button is gone with its check: reading goes on at the heading. */
  private removeOwn(check: OwnCheck): void {
    this.app.changeChecks({ kind: "remove", own: ownId(check) });
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#checks")?.focus());
  }

  private close(id: string, event: KeyboardEvent): void {
    if (!isEscape(event)) return;
    event.preventDefault();
    this.toggle(id);
    this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(`edit-${id}`)}`)?.focus();
  }

  private toggle(id: string): void {
    const open = new Set(this.open);
    if (!open.delete(id)) open.add(id);
    this.open = open;
  }
}

const verdictLine = (title: string, verdict: FigureVerdict | undefined): TemplateResult =>
  html`<p class="verdict">
    <span class="place"
      >${verdict === undefined ? nothing : mark(verdict.quality, `Check: ${markWords[verdict.quality]}`)}</span
    ><span>${rich(title)}</span>
  </p>`;

function found(verdict: FigureVerdict | undefined): TemplateResult | typeof nothing {
  if (verdict === undefined) return html`<p class="soft">not measured yet</p>`;
  const words = [verdict.why, verdict.changed].filter((part) => part !== "").join(", ");
  return words === "" ? nothing : html`<p class="soft">${rich(words)}</p>`;
}

/** A threshold is of its check: it is another one wherever that is made. */
function sharedWords({ id }: Check): TemplateResult | typeof nothing {
  const panels = panelsOf(runReport).filter(({ figures }) => figures.some(({ checks }) => checks.includes(id)));
  const figures = panels.flatMap((panel) => panel.figures).filter(({ checks }) => checks.includes(id));
  if (figures.length < 2) return nothing;
  return html`<p class="soft">
    They hold for ${figures.length} figures:
    ${panels.map(({ title }, i) => html`${i === 0 ? "" : "; "}${rich(title)}`)}.
  </p>`;
}
