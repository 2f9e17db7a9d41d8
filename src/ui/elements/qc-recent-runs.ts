import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { asReleased, sameSettings } from "../../qc/check-settings.ts";
import type { App, KeptState } from "../../state/app.ts";
import { filesOf, originWords, sourceName, sourceOf } from "../../state/sources.ts";
import type { KeptRun } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import { SayEvent } from "../base/say.ts";
import { Watch } from "../base/watch.ts";
import { ago, periodAndPass, size } from "../base/words.ts";
import { shared } from "../style/shared.ts";
import { mark } from "./mark.ts";
import "./qc-recent-sets.ts";
import { rich } from "./rich.ts";

/** The runs this browser keeps, latest used first, each with its verdict and the reason in words. */
@customElement("qc-recent-runs")
export class QcRecentRuns extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .head {
        display: flex;
        align-items: baseline;
        gap: 12px;
      }
      .head p {
        font-size: 12px;
        color: var(--text-2);
      }
      .used {
        margin-left: auto !important;
      }
      .manage {
        font-size: 12px;
      }
      .other {
        color: var(--text-2);
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th {
        font-weight: 500;
        color: var(--text-2);
        text-align: left;
        border-bottom-color: var(--line-strong);
      }
      th,
      td {
        height: 29px;
        padding: 4px;
        border-bottom: 1px solid var(--line);
        white-space: nowrap;
      }
      .why {
        width: 100%;
        white-space: normal;
      }
      .run a {
        font-weight: 600;
      }
      .beside {
        display: none;
      }
      .number,
      .when {
        text-align: right;
      }
      .from,
      .when {
        color: var(--text-2);
      }
      .from {
        padding: 4px 16px;
        max-width: 180px;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .verdict .word {
        font-weight: 600;
      }
      .verdict .word.good,
      .verdict .word.null,
      .verdict .word.not-read {
        font-weight: 400;
      }
      .verdict .mark {
        margin-right: 5px;
      }
      .verdict span {
        margin-right: 10px;
      }
      .run,
      .period {
        padding-right: 16px;
      }
      .delete {
        width: 24px;
        padding: 0;
        text-align: right;
      }
      .delete button {
        justify-content: center;
        width: 22px;
        height: 22px;
        padding: 0;
        border-color: transparent;
        background: none;
        color: var(--text-2);
      }
      .delete button:hover {
        border-color: var(--line-strong);
      }
      tbody tr:hover {
        background: var(--selected);
      }
      .question {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 14px;
      }
      .question .yes {
        color: var(--bad);
      }
      .note {
        padding: 6px 0 10px;
        color: var(--text-2);
        border-top: 1px solid var(--line-strong);
      }
      .trouble {
        color: var(--medium);
      }
      @media (max-width: 759px) {
        .period,
        .size,
        .from {
          display: none;
        }
        .beside {
          display: block;
          font-size: 12px;
        }
      }
      @media (max-width: 599px) {
        .head {
          flex-wrap: wrap;
          column-gap: 12px;
        }
        .used {
          margin-left: 0 !important;
        }
        .past {
          display: none;
        }
        .run,
        .verdict span {
          padding-right: 4px;
          margin-right: 4px;
        }
        td {
          line-height: 17px;
        }
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  /** Identity of the run about to be deleted: its row asks. */
  @state() private asking: string | undefined;
  private readonly kept = new Watch(this, () => this.app.kept);
  private readonly settings = new Watch(this, () => this.app.settings);

  protected override render(): TemplateResult {
    const kept = this.kept.value!;
    return html`<section aria-labelledby="recent">
      <div class="head">
        <h2 id="recent">Recent</h2>
        <p>${kept.inMemory ? "as long as this page is open" : "kept in this browser, open without network"}</p>
        ${used(kept, this.app.href({ page: "settings" }))}
      </div>
      ${kept.trouble === undefined ? nothing : html`<p class="note trouble" role="status">${kept.trouble}</p>`}
      <qc-recent-sets></qc-recent-sets>
      ${this.list(kept)}
    </section>`;
  }

  private list(kept: KeptState): TemplateResult | typeof nothing {
    if (kept.runs === undefined) return kept.trouble === undefined ? html`<p class="note">Looking …</p>` : nothing;
    if (kept.runs.length === 0) return html`<p class="note">No run was opened in this browser yet.</p>`;
    return html`<table aria-labelledby="recent">
      <thead>
        <tr>
          <th class="run">Run</th>
          <th class="period">Period, pass</th>
          <th class="verdict">Verdict</th>
          <th class="why">What stands out</th>
          <th class="number size">Size</th>
          <th class="from">From</th>
          <th class="when">Read</th>
          <td class="delete"></td>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          kept.runs,
          (run) => run.identity,
          (run) => this.row(run),
        )}
      </tbody>
    </table>`;
  }

  private row(kept: KeptRun): TemplateResult {
    const route = this.app.routeOf(kept);
    const [latest] = kept.sources;
    const source = latest === undefined ? undefined : sourceOf(latest);
    const merged = source?.kind === "merged" ? ", merged" : "";
    const name = kept.info.run === undefined ? kept.name : `${kept.info.run}${merged}`;
    return html`<tr>
      <td class="run">${route === undefined ? name : html`<a href=${this.app.href(route)}>${name}</a>`}</td>
      <td class="period">${periodAndPass(kept.info)}</td>
      <td class="verdict">${verdict(kept)}</td>
      <td class="why">${this.asking === kept.identity ? this.question(kept, name) : this.reason(kept)}</td>
      <td class="number size">${sizeOf(kept)}</td>
      <td class="from" title=${source === undefined ? "" : filesOf(source).map(sourceName).join("\n")}>
        ${source === undefined ? "–" : originWords(source)}
      </td>
      <td class="when">${when(kept.readAt)} <span class="beside">${sizeOf(kept)}</span></td>
      <td class="delete">
        <button
          aria-label="Delete ${name}"
          title="Delete"
          aria-expanded=${this.asking === kept.identity ? "true" : "false"}
          @click=${() => this.ask(kept.identity)}
        >
          ×
        </button>
      </td>
    </tr>`;
  }

  private reason(kept: KeptRun): unknown {
    if (kept.failure !== undefined) return kept.failure;
    if (kept.file?.tasks.length === 0) return "Holds no objects of the TPC";
    if (kept.summary === undefined) return "Not judged yet";
    const mine = sameSettings(kept.summary.settings ?? asReleased, this.settings.value!.checks);
    return html`${rich(kept.summary.standsOut || "Nothing stands out")}${
      mine ? nothing : html`<span class="other"> (judged with other thresholds than yours)</span>`
    }`;
  }

  private question(kept: KeptRun, name: string): TemplateResult {
    return html`<span class="question" role="group" aria-label="Delete ${name}?">
      Delete what this browser keeps of ${name}?
      <button class="plain yes" @click=${() => this.forget(kept, name)}>Delete</button>
      <button class="plain" @click=${() => (this.asking = undefined)}>Keep</button>
    </span>`;
  }

  private ask(identity: string): void {
    this.asking = this.asking === identity ? undefined : identity;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".question .yes")?.focus());
  }

  private forget(kept: KeptRun, name: string): void {
    this.asking = undefined;
    void this.app
      .forget(kept.identity)
      .then(() => this.dispatchEvent(new SayEvent(`${name} deleted from this browser`)));
  }
}

/** On a narrow page the column's name says that it is past. */
function when(readAt: number): TemplateResult {
  const [time, past] = ago(readAt, Date.now()).split(/ (?=ago$)/);
  return html`${time}${past === undefined ? nothing : html`<span class="past"> ${past}</span>`}`;
}

function used(kept: KeptState, settingsHref: string): TemplateResult | typeof nothing {
  if (kept.runs === undefined || kept.inMemory) return nothing;
  const of = kept.quota === undefined ? "" : ` of ${size(kept.quota)}`;
  return html`<p class="used">${size(kept.bytes)}${of} used</p>
    <a class="manage" href=${settingsHref}>Manage</a>`;
}

function verdict(kept: KeptRun): TemplateResult | string {
  if (kept.failure !== undefined) return html`${mark("not-read", "")}<span class="word not-read">not read</span>`;
  if (kept.summary === undefined) return "–";
  const { counts, unread = 0 } = kept.summary;
  const wrong = (["bad", "medium"] as const).filter((quality) => counts[quality] > 0);
  const marks = wrong.map((quality) => html`${mark(quality)}<span class="word ${quality}">${counts[quality]}</span>`);
  if (unread > 0) return html`${marks}${mark("not-read", "")}<span class="word not-read">${unread} not read</span>`;
  if (wrong.length > 0) return html`${marks}`;
  // A run of which most could not be judged is not called good for the rest.
  return counts.good > counts.null
    ? html`${mark("good", "")}<span class="word good">good</span>`
    : html`${mark("null", "")}<span class="word null">not judged</span>`;
}

/** Of a file that was not read its size may not be known. */
const sizeOf = ({ size: bytes, failure }: KeptRun): string =>
  failure !== undefined && bytes === 0 ? "–" : size(bytes);
