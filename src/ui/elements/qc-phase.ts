import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { explain } from "../../base/explain.ts";
import type { App, RunSession } from "../../state/app.ts";
import type { Phase } from "../../state/session-state.ts";
import { appContext } from "../base/context.ts";
import { FileDrop } from "../base/file-drop.ts";
import { localFile, type GivenFiles } from "../base/files.ts";
import { SayEvent, takeTables } from "../base/say.ts";
import { Watch } from "../base/watch.ts";
import { browseRoute } from "../figures/browse-routes.ts";
import { details } from "../style/details.ts";
import { shared } from "../style/shared.ts";
import { errorDetails } from "./error-words.ts";

/** What stands between a link and its run: a question about the host, a file to choose, a failure. */
@customElement("qc-phase")
export class QcPhase extends LitElement {
  static override readonly styles = [
    shared,
    details,
    css`
      :host {
        display: block;
      }
      section {
        max-width: 720px;
        margin: 32px 0;
        padding: 24px 28px;
        border: 1px solid var(--line-strong);
        border-radius: 4px;
      }
      section.over {
        border-color: var(--accent);
        background: var(--selected);
      }
      p {
        margin-top: 6px;
        overflow-wrap: anywhere;
      }
      .soft {
        color: var(--text-2);
      }
      .url {
        margin-top: 10px;
        padding: 6px 8px;
        border: 1px solid var(--line);
      }
      .warning {
        padding: 6px 8px;
        background: var(--band-medium);
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin-top: 16px;
      }
      .ways button,
      .ways .button {
        height: 32px;
        padding: 0 14px;
      }
      .details {
        margin-top: 14px;
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: RunSession;
  @query("#file") private readonly file!: HTMLInputElement;
  private readonly drop = new FileDrop(this, {
    files: (files) => this.take(files),
    failed: () => this.dispatchEvent(new SayEvent("What was dropped could not be read. Choose the file instead.")),
  });
  private readonly watched = new Watch(this, () => this.session.state);

  protected override render(): TemplateResult | typeof nothing {
    const { phase } = this.watched.value!;
    switch (phase.kind) {
      case "ask-host":
        return this.askHost(phase);
      case "need-file":
        return this.needFile(phase.name, phase.others ?? []);
      case "failed":
        return this.failed(phase);
      case "opening":
      case "reading":
      case "done":
        return nothing;
    }
  }

  private askHost(phase: Extract<Phase, { kind: "ask-host" }>): TemplateResult {
    return html`<section aria-labelledby="question">
      <h2 id="question">Read from ${phase.host}?</h2>
      <p>
        This link is about a file on ${phase.host}, which this browser has not read from before. Nothing was fetched
        yet.
      </p>
      <p class="url">${phase.url}</p>
      ${phase.warnings.map((warning) => html`<p class="warning">${warning}</p>`)}
      <div class="ways">
        <button class="main" @click=${() => this.session.allowHost(false)}>Read from ${phase.host} once</button>
        <button @click=${() => this.session.allowHost(true)}>Always read from ${phase.host}</button>
        ${this.back()}
      </div>
    </section>`;
  }

  private needFile(name: string, others: readonly string[]): TemplateResult {
    const all = [name, ...others];
    const about =
      others.length === 0
        ? html`This link is about a local file. Drop <b>${name}</b> here or choose it; it is read in this browser,
            nothing is uploaded.`
        : html`This link is about a run in parts, of which these are local files: <b>${all.join(", ")}</b>. Drop them
            here or choose them together; they are read in this browser, nothing is uploaded.`;
    return html`<section class=${this.drop.over ? "over" : ""} aria-labelledby="question">
      <h2 id="question">Choose ${name}${others.length === 0 ? "" : ` and ${others.length} more`}</h2>
      <p>${about}</p>
      <div class="ways">
        <button class="main" @click=${() => this.file.click()}>
          ${others.length === 0 ? "Choose file" : "Choose files"}
        </button>
        ${this.back()}
      </div>
      <input
        id="file"
        type="file"
        accept=".root"
        ?multiple=${others.length > 0}
        hidden
        aria-label=${name}
        @change=${this.chosen}
      />
    </section>`;
  }

  private failed(phase: Extract<Phase, { kind: "failed" }>): TemplateResult {
    return html`<section aria-labelledby="question">
      <h2 id="question">This run could not be read</h2>
      <p role="alert">${explain(phase.error)}</p>
      <div class="ways">
        ${
          phase.error.kind === "no-tpc-objects"
            ? html`<a class="button main" href=${this.app.href(browseRoute(this.session.place))}>Show what it holds</a>`
            : html`<button class="main" @click=${() => this.session.retry()}>Try again</button>`
        }
        ${this.back()}
      </div>
      ${errorDetails(phase.error, this.session)}
    </section>`;
  }

  private back(): TemplateResult {
    return html`<a class="button" href=${this.app.href({ page: "start" })}>Back</a>`;
  }

  private readonly chosen = (event: Event): void => {
    this.session.attach([...((event.target as HTMLInputElement).files ?? [])]);
  };

  /** The file a link needs is attached to it; any other opens as a run of its own. Tables are kept. */
  private take({ runs, tables }: GivenFiles): void {
    if (tables.length > 0) void takeTables(this.app, tables, this);
    if (runs.length === 0) return;
    if (this.watched.value?.phase.kind === "need-file") this.session.attach(runs);
    else this.app.openFiles(runs.map(localFile));
  }
}
