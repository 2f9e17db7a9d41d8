import { consume } from "@lit/context";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { explain } from "../../base/explain.ts";
import type { KnownParameters } from "../../qc/known-parameters.ts";
import { runStart } from "../../qc/run-start.ts";
import { writeParameters } from "../../qc/write-parameters.ts";
import type { App, BesideState, RunSession } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import { acceptedTables, sortFiles } from "../base/files.ts";
import { saveBlob } from "../base/save.ts";
import { copyText, SayEvent } from "../base/say.ts";
import { Watch } from "../base/watch.ts";
import { sourceFacts } from "../base/words.ts";
import { parameterRows, parameterText, type ParameterRow } from "../figures/parameter-table.ts";
import { shared } from "../style/shared.ts";
import "./qc-rates-figure.ts";
import { runParametersStyle } from "./run-parameters-style.ts";
import { takeForRun } from "./take-for-run.ts";

/**
 * Interaction rate, duration and field of a run as a table that says of each value where it is from, and the rate over time;
 * or one sentence that says how to give them.
 */
@customElement("qc-run-parameters")
export class QcRunParameters extends LitElement {
  static override readonly styles = [shared, runParametersStyle];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: RunSession;
  /** Something hovers over the page that could be dropped. */
  @property({ type: Boolean }) over = false;
  @query("#table-file") private readonly input!: HTMLInputElement;
  private readonly parameters = new Watch(this, () => this.session.parameters);
  private readonly run = new Watch(this, () => this.session.state);
  private readonly tables = new Watch(this, () => this.app.tables);

  protected override render(): TemplateResult {
    const { known, complete } = this.parameters.value!;
    return html`<section class=${this.over ? "over" : ""} aria-labelledby="title">
      <div class="head">
        <h2 id="title">Run parameters</h2>
        <div class="actions">${known === undefined ? nothing : this.exports(known)} ${this.chooser()}</div>
      </div>
      ${known === undefined ? this.none(complete) : this.known(known)}
      ${this.tables.value!.wrong.map((words) => html`<p class="wrong" role="alert">${words}</p>`)}
    </section>`;
  }

  private get number(): number | undefined {
    return this.run.value!.info?.run;
  }

  private known(known: KnownParameters): TemplateResult {
    const { info, file } = this.run.value!;
    return html`<div class="two">
        <div>${this.table(known)} ${known.doubts.map((doubt) => html`<p class="doubt">${doubt}.</p>`)}</div>
        ${
          known.rates === undefined
            ? html`<p class="none">No rate over time is known.</p>`
            : html`<qc-rates-figure .known=${known} .start=${runStart(info, file)}></qc-rates-figure>`
        }
      </div>
      ${this.trouble()}`;
  }

  private table(known: KnownParameters): TemplateResult {
    const state = this.run.value!;
    const file = sourceFacts({ ...state, info: undefined, readAt: undefined }).join("");
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of run parameters">
      <table aria-label="Run parameters">
        <thead>
          <tr>
            <td></td>
            <th scope="col">Value</th>
            <th scope="col" class="unrounded">Unrounded</th>
            <th scope="col">From</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Run</th>
            <td colspan="3"><b>${this.number ?? "not known"}</b> <span class="soft">${file}</span></td>
          </tr>
          ${parameterRows(this.number, known).map(rowTemplate)}
        </tbody>
      </table>
    </div>`;
  }

  private exports(known: KnownParameters): TemplateResult {
    const run = this.number;
    return html`<button class="plain" aria-label="Copy the run parameters" @click=${() => this.copy(known)}>
        Copy
      </button>
      ${
        run === undefined
          ? nothing
          : html`<button class="plain" aria-label="Save the run parameters as CSV" @click=${() => saveCsv(run, known)}>
              CSV
            </button>`
      }`;
  }

  private chooser(): TemplateResult {
    return html`<button class="plain" @click=${() => this.input.click()}>Choose a table</button>
      <input
        id="table-file"
        type="file"
        accept=${acceptedTables}
        multiple
        hidden
        aria-label="Tables of run parameters"
        @change=${this.chosen}
      />`;
  }

  /** One sentence: there are none, and how to give them. */
  private none(complete: boolean): TemplateResult {
    const { beside } = this.parameters.value!;
    if (!complete) return html`<p class="none late" role="status">Looking for run parameters …</p>`;
    const { name } = this.run.value!;
    return html`<p class="none">
        ${name} has no tree with run parameters${besideWords(beside)}: drop <b>runparameters.json</b> or a table (JSON
        or CSV) on this page, or choose it.
      </p>
      ${this.trouble()}`;
  }

  /** What lies beside the run could not be read. */
  private trouble(): TemplateResult | typeof nothing {
    const { beside } = this.parameters.value!;
    if (beside.kind !== "failed") return nothing;
    return html`<p class="wrong" role="alert">
      ${explain(beside.error)} <button class="plain" @click=${() => this.session.retry()}>Try again</button>
    </p>`;
  }

  private readonly copy = async (known: KnownParameters): Promise<void> => {
    const copied = await copyText(parameterText(this.number, parameterRows(this.number, known)));
    this.dispatchEvent(new SayEvent(copied ? "Run parameters copied" : "The browser did not allow copying."));
  };

  private readonly chosen = (): void => {
    void takeForRun(sortFiles([...(this.input.files ?? [])]), this.app, this.session, this);
    this.input.value = ""; // so that choosing the same file once more is a change
  };
}

function rowTemplate({ name, value, unrounded, from, address }: ParameterRow): TemplateResult {
  return html`<tr>
    <th scope="row">${name}</th>
    ${
      unrounded === "" && from === ""
        ? html`<td colspan="3">${value}</td>`
        : html`<td class="number">${value}</td>
            <td class="soft number unrounded">${unrounded}</td>
            <td class="soft from" title=${address ?? nothing}>${from}</td>`
    }
  </tr>`;
}

function saveCsv(run: number, known: KnownParameters): void {
  saveBlob(new Blob([writeParameters([[run, known]])], { type: "text/csv" }), `${run}-run-parameters.csv`);
}

function besideWords(beside: BesideState): string {
  switch (beside.kind) {
    case "absent":
      return ", and there is no runparameters.json beside it that this page may read";
    case "other-runs":
      return ", and runparameters.json beside it is about other runs";
    case "failed":
      return ", and runparameters.json beside it could not be read";
    case "not-asked":
    case "asking":
    case "found":
      return "";
  }
}
