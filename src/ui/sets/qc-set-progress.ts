import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { runOfSlices } from "../../state/sets/labels.ts";
import { isWanting, openOf } from "../../state/sets/set-session.ts";
import type { RunSet, SetRun } from "../../state/sets/set-state.ts";
import { localFile, sortFiles } from "../base/files.ts";
import { Watch } from "../base/watch.ts";
import { progressStyle } from "../style/progress.ts";
import { shared } from "../style/shared.ts";
import { failureWords, shareRead } from "./set-words.ts";

/** How far the runs of a set are, and what a person can do about it: pause, go on, cancel, retry, allow, choose. */
@customElement("qc-set-progress")
export class QcSetProgress extends LitElement {
  static override readonly styles = [
    shared,
    progressStyle,
    css`
      :host {
        display: block;
      }
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 10px;
        min-height: 26px;
        font-size: 12px;
        color: var(--text-2);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) set!: RunSet;
  /** "A" or "B" where there are two. */
  @property() name = "";
  private readonly watched = new Watch(this, () => this.set.state);

  protected override render(): TemplateResult {
    const { runs } = this.watched.value!;
    return html`${this.questions(runs)}${this.reading(runs)}${this.failures(runs)}`;
  }

  private reading(runs: readonly SetRun[]): TemplateResult | typeof nothing {
    const state = this.watched.value!;
    const due = runs.filter(({ phase }) => phase.kind === "ready" && phase.due !== undefined).length;
    const isOpen = runs.some(isWanting);
    if (!isOpen && due === 0) return nothing;
    const ready = runs.filter(({ phase }) => phase.kind === "ready").length;
    const of = this.name === "" ? "" : ` of ${this.name}`;
    const doing = { reading: "reading", paused: "paused", stopped: "cancelled", done: "read" }[state.pace];
    const word = wordOf(runs);
    return html`<p>
      <progress aria-label="Reading ${word}s${of}" max="1" .value=${shareRead(state)}></progress>
      <span>${ready} of ${runs.length} ${word}s${of}, ${doing}${dueWords(due)}</span>
      ${
        !isOpen
          ? nothing
          : state.pace === "reading"
            ? html`<button class="plain" @click=${() => this.set.pause()}>Pause</button>
                <button class="plain" @click=${() => this.set.stop()}>Cancel</button>`
            : html`<button class="plain" @click=${() => this.set.resume()}>Go on</button>`
      }
    </p>`;
  }

  /** What must be answered before runs can be read: once a host, once for all local files. */
  private questions(runs: readonly SetRun[]): TemplateResult {
    const open = runs.map(openOf);
    const hosts = new Set(open.flatMap((each) => (each?.kind === "ask-host" ? [each.host] : [])));
    const files = open.filter((each) => each?.kind === "need-file").length;
    return html`${repeat(
      hosts,
      (host) => host,
      (host) =>
        html`<p>
          <span>Some ${wordOf(runs)}s are at <b>${host}</b>, from which nothing is read unless you say so.</span>
          <button @click=${() => this.set.allowHost(host, false)}>Read from it once</button>
          <button @click=${() => this.set.allowHost(host, true)}>Always allow ${host}</button>
        </p>`,
    )}
    ${
      files === 0
        ? nothing
        : html`<p>
            <span
              >${files} ${wordOf(runs)}${files === 1 ? " is a file" : "s are files"} of a disk. Choose the folder they
              are in.</span
            >
            <label class="button"
              >Choose folder<input
                class="unseen"
                type="file"
                webkitdirectory
                aria-label="Folder of the runs"
                @change=${this.attach}
            /></label>
          </p>`
    }`;
  }

  private failures(runs: readonly SetRun[]): TemplateResult | typeof nothing {
    const { pace } = this.watched.value!;
    if (pace === "reading" || !runs.some((run) => openOf(run)?.kind === "failed")) return nothing;
    return html`<p>
      <span>${failureWords(runs, this.name)}</span>
      <button class="plain" @click=${() => this.set.retry()}>Try again</button>
    </p>`;
  }

  private readonly attach = (event: Event): void => {
    const { files } = event.target as HTMLInputElement;
    if (files !== null) this.set.attach(sortFiles([...files]).runs.map(localFile));
  };
}

const wordOf = (runs: readonly SetRun[]): string => (runOfSlices(runs) === undefined ? "run" : "time slice");
const dueWords = (due: number): string =>
  due === 0 ? "" : `; ${due} ${due === 1 ? "has" : "have"} not all numbers of these checks`;
