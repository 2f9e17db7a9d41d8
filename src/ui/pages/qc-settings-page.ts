import { consume } from "@lit/context";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { plainTitle } from "../../draw/latex/text.ts";
import { checks } from "../../qc/checks.ts";
import { ownId, ownName, type OwnCheck } from "../../qc/own-check.ts";
import { panelsOf } from "../../reports/own.ts";
import { runReport } from "../../reports/run.ts";
import type { App, KeptTable } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import { acceptedTables } from "../base/files.ts";
import { SayEvent, takeTables } from "../base/say.ts";
import { Watch } from "../base/watch.ts";
import { count, moment, size } from "../base/words.ts";
import "../elements/qc-limit-fields.ts";
import "../elements/qc-own-check-form.ts";
import { expressionHelp } from "../elements/expression-help.ts";
import { rich } from "../elements/rich.ts";
import type { KeyAction, TakesKeys } from "../keys.ts";
import { help } from "../style/help.ts";
import { shared } from "../style/shared.ts";
import { settingsPageStyle } from "./settings-page-style.ts";

/** Figures of the report that a check can be of. */
const figures = panelsOf(runReport).flatMap((panel) =>
  panel.figures.map(({ object, title }) => ({
    object,
    panel: panel.id,
    words: [plainTitle(panel.title), plainTitle(title)].filter((part) => part !== "").join(": "),
  })),
);
const nameOf = (object: string, panel: string | undefined): string =>
  (
    figures.find((each) => each.object === object && each.panel === panel) ??
    figures.find((each) => each.object === object)
  )?.words ?? object;

/** What this browser keeps of a person's choices: thresholds, own checks, tables, hosts, and how much room it all takes. */
@customElement("qc-settings-page")
export class QcSettingsPage extends LitElement implements TakesKeys {
  static override readonly styles = [shared, help, settingsPageStyle];

  @consume({ context: appContext }) private readonly app!: App;
  /** Place in `figures` of the one that a new check is of. */
  @state() private chosen = 0;
  @state() private asking = false;
  @query("#table-files") private readonly tableFiles!: HTMLInputElement;
  private readonly settings = new Watch(this, () => this.app.settings);
  private readonly tables = new Watch(this, () => this.app.tables);
  private readonly kept = new Watch(this, () => this.app.kept);

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = "Settings · TPC QC Viewer";
  }

  act(action: KeyAction): boolean {
    if (action !== "back") return false;
    this.app.go({ page: "start" });
    return true;
  }

  protected override render(): TemplateResult {
    return html`
      <header>
        <h1>Settings</h1>
        <a class="button" href=${this.app.href({ page: "start" })} aria-keyshortcuts="Escape"
          >Start <kbd aria-hidden="true">Esc</kbd></a
        >
      </header>
      <main tabindex="-1">
        ${this.thresholds()} ${this.own()} ${this.runParameters()} ${this.hosts()} ${this.storage()}
      </main>
    `;
  }

  private thresholds(): TemplateResult {
    const settings = this.settings.value!.checks;
    return html`<section aria-labelledby="checks">
      <div class="head">
        <h2 id="checks" tabindex="-1">Thresholds of checks</h2>
        <p class="soft">for runs you open from now on; a link carries those it was made with</p>
        ${
          settings.limits.length === 0
            ? nothing
            : html`<button class="plain" @click=${this.resetAll}>Reset all thresholds</button>`
        }
      </div>
      ${checks.map(
        (check) =>
          html`<div class="check">
            <h3>${rich(check.title)}</h3>
            <span class="soft">${check.rules.length === 1 ? `${check.rules[0]} rule only` : nothing}</span>
            <qc-limit-fields .check=${check} .settings=${settings}></qc-limit-fields>
          </div>`,
      )}
    </section>`;
  }

  private own(): TemplateResult {
    const { own } = this.settings.value!.checks;
    const figure = figures[this.chosen]!;
    return html`<section aria-labelledby="own">
      <div class="head">
        <h2 id="own" tabindex="-1">Checks of your own</h2>
        <p class="soft">expressions of one figure, judged with its other checks</p>
      </div>
      ${repeat(own, ownId, (check) => this.ownRow(check))}
      <div class="add">
        <label for="figure">Figure</label>
        <select id="figure" @change=${this.choose}>
          ${figures.map(({ words }, i) => html`<option value=${i} .selected=${i === this.chosen}>${words}</option>`)}
        </select>
        <qc-own-check-form .object=${figure.object} .panel=${figure.panel}></qc-own-check-form>
        ${expressionHelp()}
      </div>
    </section>`;
  }

  private ownRow(check: OwnCheck): TemplateResult {
    const name = ownName(check);
    return html`<div class="row">
      <div>
        ${check.title === "" ? nothing : html`<b>${rich(check.title)}</b>`}
        <span class="soft">${nameOf(check.object, check.panel)}</span>
        <p>good where <span class="code">${check.good}</span></p>
        ${check.medium === undefined ? nothing : html`<p>else medium where <span class="code">${check.medium}</span></p>`}
      </div>
      <button class="plain" aria-label="Remove the check ${name}" @click=${() => this.removeOwn(check)}>Remove</button>
    </div>`;
  }

  private runParameters(): TemplateResult {
    const { tables, wrong } = this.tables.value!;
    return html`<section aria-labelledby="tables">
      <div class="head">
        <h2 id="tables" tabindex="-1">Run parameters</h2>
        <p class="soft">tables you gave, for every run in them; the latest about a run holds</p>
        <button class="plain" @click=${() => this.tableFiles.click()}>Choose a table</button>
        <input
          id="table-files"
          type="file"
          accept=${acceptedTables}
          multiple
          hidden
          aria-label="Tables of run parameters"
          @change=${this.takeTables}
        />
      </div>
      ${wrong.map((words) => html`<p class="row wrong" role="alert">${words}</p>`)}
      ${
        tables.length === 0
          ? html`<p class="row">
              <span class="soft">None: rate, duration and field are what files say themselves.</span>
            </p>`
          : repeat(
              tables,
              ({ id }) => id,
              (table) => this.tableRow(table),
            )
      }
    </section>`;
  }

  private tableRow({ id, name, runs, givenAt }: KeptTable): TemplateResult {
    const range = runs.length === 1 ? "" : `, ${Math.min(...runs)} to ${Math.max(...runs)}`;
    return html`<div class="row">
      <div>
        ${name}
        <span class="soft"
          >${runs.length === 1 ? `run ${runs[0]}` : `${count(runs.length)} runs`}${range}, given
          ${moment(givenAt)}</span
        >
      </div>
      <button class="plain" aria-label="Remove the table ${name}" @click=${() => this.removeTable(id, name)}>
        Remove
      </button>
    </div>`;
  }

  private hosts(): TemplateResult {
    const { allowedHosts } = this.settings.value!;
    return html`<section aria-labelledby="hosts">
      <div class="head">
        <h2 id="hosts" tabindex="-1">Allowed hosts</h2>
        <p class="soft">files are read from these without asking; from CERN by https always</p>
      </div>
      ${
        allowedHosts.length === 0
          ? html`<p class="row"><span class="soft">None: you are asked about every other host.</span></p>`
          : allowedHosts.map(
              (host) =>
                html`<div class="row">
                  <span>${host}</span>
                  <button class="plain" aria-label="Remove ${host}" @click=${() => this.forbid(host)}>Remove</button>
                </div>`,
            )
      }
    </section>`;
  }

  private storage(): TemplateResult {
    const { runs = [], bytes, quota, trouble } = this.kept.value!;
    const of = quota === undefined ? "" : ` of ${size(quota)}`;
    return html`<section aria-labelledby="storage">
      <div class="head">
        <h2 id="storage" tabindex="-1">Storage</h2>
        <p class="soft">numbers of runs are kept in this browser, to open them without network; never the files</p>
      </div>
      ${trouble === undefined ? nothing : html`<p role="status">${trouble}</p>`}
      <div class="row">
        <span>${count(runs.length)} ${runs.length === 1 ? "run" : "runs"}, ${size(bytes)}${of} used</span>
        ${
          this.asking
            ? html`<span role="group" aria-label="Delete all runs?">
                Delete all that this browser keeps of runs?
                <button class="plain yes" @click=${this.deleteAll}>Delete</button>
                <button class="plain" @click=${() => (this.asking = false)}>Keep</button>
              </span>`
            : runs.length === 0
              ? nothing
              : html`<button class="plain" @click=${this.ask}>Delete all runs</button>`
        }
      </div>
    </section>`;
  }

  private readonly choose = (event: Event): void => {
    this.chosen = Number((event.target as HTMLSelectElement).value);
  };

  private readonly resetAll = (): void => {
    this.app.changeChecks({ kind: "reset", check: undefined });
    this.done("checks", "All thresholds are as released");
  };

  private removeOwn(check: OwnCheck): void {
    this.app.changeChecks({ kind: "remove", own: ownId(check) });
    this.done("own", `Check removed: ${ownName(check)}`);
  }

  private forbid(host: string): void {
    const { allowedHosts } = this.settings.value!;
    this.app.changeSettings({ allowedHosts: allowedHosts.filter((each) => each !== host) });
    this.done("hosts", `${host} is asked about again`);
  }

  private readonly takeTables = (): void => {
    const files = [...(this.tableFiles.files ?? [])];
    this.tableFiles.value = ""; // so that choosing the same file once more is a change
    if (files.length > 0) void takeTables(this.app, files, this);
  };

  private async removeTable(id: number, name: string): Promise<void> {
    await this.app.removeTable(id);
    this.done("tables", `Table removed: ${name}`);
  }

  private readonly ask = (): void => {
    this.asking = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".yes")?.focus());
  };

  private readonly deleteAll = async (): Promise<void> => {
    this.asking = false;
    for (const { identity } of this.kept.value!.runs ?? []) await this.app.forget(identity);
    this.done("storage", "All runs deleted from this browser");
  };

  /** What was pressed is gone: reading goes on at the head of its section. */
  private done(section: string, words: string): void {
    this.dispatchEvent(new SayEvent(words));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#${section}`)?.focus());
  }
}
