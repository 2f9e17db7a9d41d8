import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { App } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import { FileDrop } from "../base/file-drop.ts";
import { acceptedFiles, leftOutWords, localFile, sortFiles, type GivenFiles } from "../base/files.ts";
import { SayEvent, takeTables } from "../base/say.ts";
import { Watch } from "../base/watch.ts";
import "../elements/qc-recent-runs.ts";
import { shared } from "../style/shared.ts";

/** Opens files, folders, addresses and links; lists what this browser keeps. */
@customElement("qc-start-page")
export class QcStartPage extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        height: var(--header);
        padding: 0 var(--margin);
        border-bottom: 1px solid var(--line);
      }
      main {
        max-width: calc(1008px + 2 * var(--margin));
        margin: 48px auto 24px;
        padding: 0 var(--margin);
      }
      .drop {
        padding: 29px 32px 28px;
        border: 1px dashed var(--line-strong);
        border-radius: 4px;
      }
      .drop.over {
        border-color: var(--accent);
        background: var(--selected);
      }
      .drop h2 {
        font-size: 20px;
        line-height: 26px;
      }
      .drop p {
        color: var(--text-2);
      }
      .drop b {
        font-weight: 500;
        color: var(--text);
      }
      .ways {
        display: flex;
        gap: 8px;
        margin-top: 15px;
      }
      form {
        display: flex;
        flex: 1;
        gap: 8px;
        min-width: 0;
      }
      form input {
        flex: 1;
      }
      .ways button,
      .ways input {
        height: 32px;
      }
      .ways button {
        padding: 0 14px;
      }
      .wrong {
        margin-top: 8px;
        overflow-wrap: anywhere;
        color: var(--bad) !important;
      }
      .demos {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 20px;
        margin: 15px 0 28px;
        color: var(--text-2);
      }
      footer {
        display: flex;
        justify-content: flex-end;
        margin-top: 16px;
        font-size: 12px;
        color: var(--text-2);
      }
      @media (max-width: 599px) {
        main {
          margin-top: 14px;
        }
        .drop {
          padding: 19px 16px 16px;
        }
        .drop h2 {
          font-size: 16px;
          line-height: 24px;
        }
        .ways {
          flex-wrap: wrap;
        }
        .demos {
          column-gap: 8px;
          margin: 14px 0 20px;
        }
        form {
          flex-basis: 100%;
        }
        footer {
          justify-content: flex-start;
        }
      }
      @media print {
        .drop,
        .demos {
          display: none;
        }
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @state() private wrong = "";
  @query("#files") private readonly filesInput!: HTMLInputElement;
  @query("#folder") private readonly folderInput!: HTMLInputElement;
  @query("#address") private readonly address!: HTMLInputElement;
  private readonly drop = new FileDrop(this, {
    files: (files) => this.take(files),
    text: (text) => (this.wrong = this.app.openText(text) ?? ""),
    failed: () => (this.wrong = "What was dropped could not be read. Choose the files instead."),
  });
  private readonly tables = new Watch(this, () => this.app.tables);
  private readonly online = new Watch(this, () => this.app.online);
  private readonly worksOffline = new Watch(this, () => this.app.worksOffline);
  /** What is opened here is judged by them: they are part of every link. */
  protected readonly settings = new Watch(this, () => this.app.settings);

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = "TPC QC Viewer";
  }

  protected override render(): TemplateResult {
    const wrong = [this.wrong, ...this.tables.value!.wrong].filter((words) => words !== "").join(" ");
    return html`
      <header>
        <h1>TPC QC Viewer</h1>
        <a class="button" href=${this.app.href({ page: "settings" })}>Settings</a>
      </header>
      <main tabindex="-1">
        <section class="drop ${this.drop.over ? "over" : ""}" aria-labelledby="drop">
          <h2 id="drop">Drop QC files or a folder here</h2>
          <p>
            ROOT files as the QC writes them (<b>559104.root</b>) or extracted (<b>559104_QC.root</b>), and tables of
            run parameters (<b>runparameters.json</b>, CSV). They are read in this browser; nothing is uploaded.
          </p>
          <div class="ways">
            <button class="main" @click=${() => this.filesInput.click()}>Choose files</button>
            ${canChooseFolder ? html`<button @click=${() => this.folderInput.click()}>Choose folder</button>` : nothing}
            <form novalidate @submit=${this.open}>
              <label class="unseen" for="address">Address or viewer link</label>
              <input
                id="address"
                type="text"
                inputmode="url"
                autocomplete="off"
                spellcheck="false"
                placeholder="https://… or a viewer link"
                aria-invalid=${this.wrong === "" ? "false" : "true"}
                aria-describedby="wrong"
                @input=${() => (this.wrong = "")}
              />
              <button type="submit">Open</button>
            </form>
          </div>
          <p id="wrong" role="alert" class=${wrong === "" ? "" : "wrong"}>${wrong}</p>
          <input
            id="files"
            type="file"
            accept=${acceptedFiles}
            multiple
            hidden
            aria-label="QC files"
            @change=${this.chosen}
          />
          <input
            id="folder"
            type="file"
            webkitdirectory
            hidden
            aria-label="Folder of QC files"
            @change=${this.chosen}
          />
        </section>
        ${this.demos()}
        <qc-recent-runs></qc-recent-runs>
        <footer>${this.network()}version ${this.app.version}</footer>
      </main>
    `;
  }

  private network(): string {
    if (this.online.value === false) return "No network · ";
    return this.worksOffline.value === true ? "Works offline · " : "";
  }

  private demos(): TemplateResult | typeof nothing {
    if (this.app.demos.length === 0) return nothing;
    return html`<nav class="demos" aria-label="Synthetic runs">
      <span>Try synthetic runs:</span>
      ${this.app.demos.map((demo) => html`<a href=${this.app.href(demo.route)}>${demo.title}</a>`)}
    </nav>`;
  }

  private readonly open = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = this.address.value.trim();
    this.wrong = text === "" ? "Type or paste an https address or a viewer link." : (this.app.openText(text) ?? "");
    if (this.wrong !== "") this.address.focus();
  };

  private readonly chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.take(sortFiles([...(input.files ?? [])]));
    input.value = ""; // so that choosing the same file once more is a change
  };

  private take(given: GivenFiles): void {
    const { runs, tables } = given;
    const leftOut = leftOutWords(given);
    if (leftOut !== "") this.dispatchEvent(new SayEvent(leftOut));
    this.wrong = runs.length + tables.length > 0 ? "" : "There is no file in it.";
    if (tables.length > 0) void takeTables(this.app, tables, this);
    if (runs.length > 0) this.app.openFiles(runs.map(localFile));
  }
}

/** Phones know the attribute and offer no folders; they say so by having no fine pointer. */
const canChooseFolder = "webkitdirectory" in HTMLInputElement.prototype;
