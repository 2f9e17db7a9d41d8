import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { unreadIn } from "../../reports/verdicts.ts";
import type { RunSession } from "../../state/app.ts";
import type { Progress } from "../../state/session-state.ts";
import { Watch } from "../base/watch.ts";
import { size } from "../base/words.ts";
import { progressStyle } from "../style/progress.ts";
import { shared } from "../style/shared.ts";

/** "1.2 of 2.0 MB", in one unit; "3 of 19". */
export function progressWords(progress: Progress): string {
  const { done, total, unit } = progress;
  if (unit === "panels") return `${done} of ${total} panels`;
  const [all = "", name = ""] = size(total).split(" ");
  const power = { bytes: 1, kB: 1e3, MB: 1e6, GB: 1e9 }[name] ?? 1;
  return `${(done / power).toFixed(all.includes(".") ? 1 : 0)} of ${all} ${name}`;
}

/** How far reading is, after a quiet moment; takes no room when there is nothing to tell. */
@customElement("qc-progress")
export class QcProgress extends LitElement {
  static override readonly styles = [
    shared,
    progressStyle,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 10px;
        min-width: 0;
        white-space: nowrap;
        font-size: 12px;
        line-height: 16px;
        color: var(--text-2);
        animation: appear 120ms 100ms both;
      }
      /* In one line: what is below stays where it is. */
      .doing {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      progress,
      button {
        flex: none;
      }
      @keyframes appear {
        from {
          opacity: 0;
        }
      }
      @media (max-width: 599px) {
        progress {
          width: 60px;
        }
      }
    `,
  ];

  @property({ attribute: false }) session!: RunSession;
  private readonly watched = new Watch(this, () => this.session.state);
  private readonly verdicts = new Watch(this, () => this.session.verdicts);

  protected override render(): TemplateResult | typeof nothing {
    const { phase, keeping } = this.watched.value!;
    if (phase.kind === "opening") return html`<span>opening</span>${this.cancel()}`;
    if (phase.kind === "done" && keeping) return html`<span>keeping it in this browser</span>`;
    if (phase.kind === "done") return this.unread();
    if (phase.kind !== "reading") return nothing;
    const { done, total, doing } = phase.progress;
    return html`<progress aria-label="Reading" max=${Math.max(total, 1)} .value=${Math.min(done, total)}></progress>
      <span class="doing" title=${doing}>${doing},</span>
      <span>${progressWords(phase.progress)}</span>${this.cancel()}`;
  }

  private unread(): TemplateResult | typeof nothing {
    const unread = unreadIn(this.verdicts.value!);
    if (unread === 0) return nothing;
    return html`<span>${unread === 1 ? "1 panel" : `${unread} panels`} not read</span>
      <button class="plain" @click=${() => this.session.retry()}>Read again</button>`;
  }

  private cancel(): TemplateResult {
    return html`<button class="plain" @click=${() => this.session.cancel()}>Cancel</button>`;
  }
}
