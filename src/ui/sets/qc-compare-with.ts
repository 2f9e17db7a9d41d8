import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { SetLink, SetRoute } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import { comparisonOf } from "../../state/sets/set-routes.ts";
import { appContext } from "../base/context.ts";
import { localFile, sortFiles } from "../base/files.ts";
import { shared } from "../style/shared.ts";

/** Chooses the set that the runs of a period are compared with: another pass, simulation, another period. */
@customElement("qc-compare-with")
export class QcCompareWith extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
        margin: 8px 0;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: 6px;
      }
      input[type="text"] {
        flex: 1 1 320px;
      }
      select,
      input {
        scroll-margin-top: calc(var(--header) + 40px);
      }
      .wrong {
        color: var(--bad);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) route!: SetRoute;
  /** The form is there from the start, of a run alone, which has no reference here. */
  @property({ type: Boolean }) alone = false;
  /** Runs to choose from, each as a set. */
  @property({ attribute: false }) runs: readonly { readonly label: string; readonly set: SetLink }[] = [];
  @state() private open = false;
  @state() private wrong = "";
  @query("#other") private readonly field!: HTMLInputElement;
  @query("#folder") private readonly folder!: HTMLInputElement;

  /** Whoever asked for it goes on there; on a long page it may be far above. */
  protected override firstUpdated(): void {
    if (this.alone) this.renderRoot.querySelector<HTMLElement>("select, input")?.focus();
  }

  protected override render(): TemplateResult {
    if (this.alone) return html`${this.runSelect()}${this.form()}`;
    return html`<button aria-expanded=${this.open ? "true" : "false"} @click=${() => (this.open = !this.open)}>
        Compare with another set
      </button>
      ${this.open ? this.form() : nothing}`;
  }

  private runSelect(): TemplateResult | typeof nothing {
    if (this.runs.length === 0) return nothing;
    return html`<select aria-label="Run to compare with" @change=${this.chooseRun}>
      <option value="">choose a run that was opened</option>
      ${this.runs.map(({ label }, at) => html`<option value=${at}>${label}</option>`)}
    </select>`;
  }

  private readonly chooseRun = (event: Event): void => {
    const text = (event.target as HTMLSelectElement).value;
    const run = text === "" ? undefined : this.runs[Number(text)];
    if (run !== undefined) this.compare(run.set);
  };

  private form(): TemplateResult {
    return html`<form novalidate @submit=${this.submit}>
        <label class="unseen" for="other">Link to a set or a run, or addresses of files</label>
        <input
          id="other"
          type="text"
          autocomplete="off"
          spellcheck="false"
          placeholder="link to a period or a run, or https://… of each file"
          aria-invalid=${this.wrong === "" ? "false" : "true"}
          aria-describedby="wrong"
          @input=${() => (this.wrong = "")}
        />
        <button type="submit">Compare</button>
        ${this.alone ? nothing : html`<button type="submit" value="reference">Use as reference</button>`}
        <button type="button" @click=${() => this.folder.click()}>Choose folder</button>
        <input
          id="folder"
          type="file"
          webkitdirectory
          hidden
          aria-label="Folder of the other set"
          @change=${this.chosen}
        />
      </form>
      <p id="wrong" role="alert" class=${this.wrong === "" ? "" : "wrong"}>${this.wrong}</p>`;
  }

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const set = this.app.readSet(this.field.value);
    if (typeof set === "string") {
      this.wrong = set;
      this.field.focus();
    } else if ((event.submitter as HTMLButtonElement | null)?.value === "reference") this.refer(set);
    else this.compare(set);
  };

  private readonly chosen = (event: Event): void => {
    const { runs: files } = sortFiles([...((event.target as HTMLInputElement).files ?? [])]);
    if (files.length > 0) this.compare(this.app.chooseFiles(files.map(localFile)));
    else this.wrong = "There is no file in it.";
  };

  /** The set stays, and its overlays are shown against the median of the other. */
  private refer(b: SetLink): void {
    if (this.route.page !== "period") return;
    this.open = false;
    this.app.go({ ...this.route, b, arrangement: { ...this.route.arrangement, reference: "set" } });
  }

  private compare(b: SetLink): void {
    const { a, rule, palette, settings } = this.route;
    this.app.go({ ...comparisonOf(a, b, settings === undefined ? {} : { settings }), rule, palette });
  }
}
