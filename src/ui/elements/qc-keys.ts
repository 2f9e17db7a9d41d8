import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { shared } from "../style/shared.ts";

const groups: readonly { readonly title: string; readonly keys: readonly (readonly [keys: string, does: string])[] }[] =
  [
    {
      title: "On every page",
      keys: [
        ["Esc", "back"],
        ["y", "copy the link"],
        ["?", "this list"],
      ],
    },
    {
      title: "In a report",
      keys: [
        ["j  k", "next and previous panel"],
        ["Enter", "enlarge the panel"],
        ["← →", "read the panel's figure bin by bin, with Shift ten at a time"],
      ],
    },
    {
      title: "At one figure",
      keys: [
        ["j  k", "next and previous panel"],
        ["l", "logarithm of the contents"],
        ["← → ↑ ↓", "move the read-out; with Control (on a Mac Option) the range"],
        ["+  −", "zoom"],
        ["Enter", "hold the slice of a map at the read-out"],
        ["r", "show all again"],
      ],
    },
    {
      title: "In trends, matrices and curves of a set",
      keys: [
        ["← → ↑ ↓", "from run to run, from row to row"],
        ["Enter", "open the run at the panel that shows it"],
      ],
    },
  ];

/** The keys of all pages, as a dialog. */
@customElement("qc-keys")
export class QcKeys extends LitElement {
  static override readonly styles = [
    shared,
    css`
      dialog {
        max-width: min(560px, calc(100vw - 32px));
        padding: 20px 24px;
        border: 1px solid var(--rule);
        color: inherit;
        background: var(--background);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }
      .head {
        display: flex;
        align-items: baseline;
        gap: 16px;
      }
      h2 {
        flex: 1;
      }
      h3 {
        margin-top: 14px;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(84px, max-content) 1fr;
        gap: 2px 14px;
        margin: 4px 0 0;
        font-size: 12px;
        line-height: 18px;
      }
      dd {
        margin: 0;
        color: var(--text-2);
      }
      kbd {
        white-space: pre;
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @query("dialog") private readonly dialog!: HTMLDialogElement;

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      <div class="head">
        <h2 id="title">Keys</h2>
        <form method="dialog"><button>Close</button></form>
      </div>
      ${groups.map(
        ({ title, keys }) => html`
          <h3>${title}</h3>
          <dl>
            ${keys.map(
              ([key, does]) =>
                html`<dt><kbd>${key}</kbd></dt>
                  <dd>${does}</dd>`,
            )}
          </dl>
        `,
      )}
    </dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("open") && this.open && !this.dialog.open) this.dialog.showModal();
  }

  protected override firstUpdated(): void {
    this.dialog.addEventListener("close", () => this.dispatchEvent(new Event("close")));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "qc-keys": QcKeys;
  }
}
