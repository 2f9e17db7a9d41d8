import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { longestSetName } from "../../route/set-members.ts";
import { shared } from "../style/shared.ts";

/** A set of the page that can be called otherwise. */
export interface NamedSet {
  readonly which: "a" | "b";
  /** "the set", "set A" */
  readonly words: string;
  /** As a person called it; "" where nobody did. */
  readonly name: string;
  /** What it is called without that. */
  readonly otherwise: string;
}

/** A set is to be called so; "": by what its runs have in common. */
export class RenameEvent extends Event {
  static readonly type = "rename-set";
  readonly which: NamedSet["which"];
  readonly to: string;

  constructor(which: NamedSet["which"], to: string) {
    super(RenameEvent.type, { bubbles: true, composed: true });
    this.which = which;
    this.to = to;
  }
}

/** The heading of the page (its slot) with a way to call each set otherwise, in its place: Enter keeps the name, Escape leaves it. */
@customElement("qc-set-name")
export class QcSetName extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 4px;
        min-width: 0;
      }
      .title {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      button {
        flex: none;
        justify-content: center;
        width: 22px;
        height: 20px;
        padding: 0;
        border-color: transparent;
        background: none;
        color: var(--text-2);
      }
      button:hover {
        color: var(--accent);
        border-color: var(--line-strong);
      }
      svg {
        width: 12px;
        height: 12px;
      }
      form {
        display: flex;
        flex: 1;
        min-width: 0;
      }
      input {
        flex: 1;
        min-width: 0;
        max-width: 420px;
        height: 22px;
        font-size: 14px;
        font-weight: 600;
      }
      input:focus-visible {
        outline-offset: -2px;
      }
      .a {
        color: var(--series-a);
      }
      .b {
        color: var(--series-b);
      }
      @media (max-width: 599px) {
        :host {
          gap: 0;
        }
        button {
          width: 18px;
        }
      }
      @media print {
        button {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) sets: readonly NamedSet[] = [];
  @state() private edited: NamedSet["which"] | undefined;
  @query("input") private readonly field!: HTMLInputElement | null;

  protected override render(): TemplateResult {
    const edited = this.sets.find(({ which }) => which === this.edited);
    return html`<span class=${edited === undefined ? "title" : "unseen"}><slot></slot></span>
      ${edited === undefined ? this.sets.map((set) => this.button(set)) : this.form(edited)}`;
  }

  private button(set: NamedSet): TemplateResult {
    const { which, words } = set;
    const tone = this.sets.length > 1 ? which : "";
    return html`<button
      class=${tone}
      data-which=${which}
      aria-label="Rename ${words}"
      title="Rename ${words}"
      @click=${() => this.edit(set)}
    >
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path
          d="M2 10l.6-2.6L8.3 1.7l2 2L4.6 9.4zM7.1 2.9l2 2"
          fill="none"
          stroke="currentColor"
          stroke-width="1.1"
          stroke-linejoin="round"
        />
      </svg>
    </button>`;
  }

  private form({ words, otherwise }: NamedSet): TemplateResult {
    return html`<form novalidate @submit=${this.keep} @keydown=${this.key} @focusout=${this.keep}>
      <input
        type="text"
        aria-label="Name of ${words}"
        autocomplete="off"
        spellcheck="false"
        maxlength=${longestSetName}
        placeholder=${otherwise}
        title="Enter keeps the name, Escape leaves it as it was; without one it is called ${otherwise}"
      />
    </form>`;
  }

  private async edit({ which, name, otherwise }: NamedSet): Promise<void> {
    this.edited = which;
    await this.updateComplete;
    const { field } = this;
    if (field === null) return;
    // Once: what is known of the runs may grow while somebody types.
    field.value = name === "" ? otherwise : name;
    field.focus();
    field.select();
  }

  /** By keys the focus goes back to where it was. */
  private leave(focus: boolean): void {
    const which = this.edited;
    this.edited = undefined;
    if (focus)
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[data-which=${which}]`)?.focus());
  }

  /** Also where somebody goes elsewhere. */
  private readonly keep = (event: Event): void => {
    event.preventDefault();
    const set = this.sets.find(({ which }) => which === this.edited);
    if (set === undefined || this.field === null) return;
    const typed = this.field.value.replace(/\s+/g, " ").trim().slice(0, longestSetName);
    const to = typed === set.otherwise ? "" : typed;
    this.leave(event.type === "submit");
    if (to !== set.name) this.dispatchEvent(new RenameEvent(set.which, to));
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.leave(true);
  };
}
