import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { isTruth } from "../../qc/expression/node.ts";
import { parseExpression } from "../../qc/expression/parse.ts";
import { longestTitle, readCondition } from "../../qc/own-check.ts";
import type { App } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import { SayEvent } from "../base/say.ts";
import { isEscape } from "../keys.ts";
import { shared } from "../style/shared.ts";

/** Says that a check was kept, or that none will be. */
export class FormDone extends Event {
  static readonly type = "qc-form-done";
  readonly kept: boolean;

  constructor(kept: boolean) {
    super(FormDone.type);
    this.kept = kept;
  }
}

type Field = "good" | "medium" | "title";

/** What makes a check of one's own: where it is good, where medium, what it is called. */
@customElement("qc-own-check-form")
export class QcOwnCheckForm extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      label {
        display: block;
        margin: 6px 0 3px;
        font-size: 12px;
        line-height: 18px;
        color: var(--text-2);
      }
      input {
        width: 100%;
      }
      .code {
        font-family: ui-monospace, monospace;
        font-size: 12px;
      }
      .wrong {
        margin-top: 2px;
        font-size: 12px;
        color: var(--bad);
        overflow-wrap: anywhere;
      }
      .ways {
        display: flex;
        gap: 8px;
        margin-top: 10px;
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property() object = "";
  @property({ attribute: false }) panel: string | undefined;
  /** What is there to begin with. */
  @property() expression = "";
  /** It was opened, and there is a way back out of it. */
  @property({ type: Boolean }) cancels = false;
  @state() private wrong: { readonly field: Field; readonly why: string } | undefined;
  @query("#good") private readonly good!: HTMLInputElement;
  @query("#medium") private readonly medium!: HTMLInputElement;
  @query("#title") private readonly named!: HTMLInputElement;

  protected override render(): TemplateResult {
    return html`<form novalidate aria-label="Check of your own" @submit=${this.keep} @keydown=${this.keyDown}>
      ${this.field("good", "Good where", "48 < fit(mean; 40, 60) < 52", true)}
      ${this.field("medium", "Else medium where (may be empty)", "", true)}
      ${this.field("title", "Name (may be empty)", "", false)}
      <div class="ways">
        <button type="submit">Keep this check</button>
        ${this.cancels ? html`<button type="button" @click=${() => this.done(false)}>Cancel</button>` : nothing}
      </div>
    </form>`;
  }

  private field(name: Field, label: string, placeholder: string, isCode: boolean): TemplateResult {
    const wrong = this.wrong?.field === name ? this.wrong.why : "";
    return html`<label for=${name}>${label}</label>
      <input
        id=${name}
        class=${isCode ? "code" : ""}
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck=${isCode ? "false" : "true"}
        maxlength=${isCode ? nothing : longestTitle}
        placeholder=${placeholder}
        aria-invalid=${wrong === "" ? "false" : "true"}
        aria-describedby="${name}-wrong"
        @input=${() => (this.wrong = undefined)}
      />
      <p id="${name}-wrong" class="wrong" role="alert">${wrong}</p>`;
  }

  protected override firstUpdated(): void {
    this.begin();
    if (this.cancels) this.good.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.get("expression") !== undefined) this.begin();
  }

  /** With the expression in the field, and what it lacks to be a check said beforehand. */
  private begin(): void {
    this.good.value = this.expression;
    const parsed = parseExpression(this.expression);
    if (!parsed.ok || isTruth(parsed.expression)) return;
    this.wrong = { field: "good", why: `Compare it with something, as in 0 < ${this.expression} < 1.` };
  }

  private readonly keep = (event: SubmitEvent): void => {
    event.preventDefault();
    const [good, medium, title] = [this.good, this.medium, this.named].map((field) => field.value.trim());
    const problem = (
      [
        ["good", good],
        ["medium", medium],
      ] as const
    )
      .filter(([field, text]) => field === "good" || text !== "")
      .map(([field, text]) => ({ field, read: readCondition(text!) }))
      .find(({ read }) => !read.ok);
    if (problem?.read.ok === false) {
      this.say(problem.field, problem.read.why);
      return;
    }
    const own = {
      object: this.object,
      panel: this.panel,
      title: title!,
      good: good!,
      medium: medium === "" ? undefined : medium,
    };
    const why = this.app.changeChecks({ kind: "keep", own });
    if (why !== undefined) {
      this.say("title", why);
      return;
    }
    for (const field of [this.good, this.medium, this.named]) field.value = "";
    this.dispatchEvent(new SayEvent("Kept as a check"));
    this.done(true);
  };

  private readonly keyDown = (event: KeyboardEvent): void => {
    if (!this.cancels || !isEscape(event)) return;
    event.preventDefault();
    this.done(false);
  };

  private say(field: Field, why: string): void {
    this.wrong = { field, why };
    this.renderRoot.querySelector<HTMLElement>(`#${field}`)?.focus();
  }

  private done(kept: boolean): void {
    this.dispatchEvent(new FormDone(kept));
  }
}
