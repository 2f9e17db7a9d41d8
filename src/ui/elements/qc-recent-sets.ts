import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { App, KeptSet } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import { SayEvent } from "../base/say.ts";
import { ago } from "../base/words.ts";
import { setName } from "../sets/set-name.ts";
import { shared } from "../style/shared.ts";
import { mark } from "./mark.ts";

/** Sets of runs that were opened in this browser, latest used first: what is kept of their runs opens without network. */
@customElement("qc-recent-sets")
export class QcRecentSets extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      ul {
        margin: 4px 0 14px;
        border-top: 1px solid var(--line-strong);
      }
      li {
        display: flex;
        align-items: center;
        gap: 4px 14px;
        min-height: 29px;
        padding: 3px 4px;
        border-bottom: 1px solid var(--line);
      }
      li:hover {
        background: var(--selected);
      }
      a {
        font-weight: 600;
      }
      .facts,
      .when {
        color: var(--text-2);
      }
      .when {
        margin-left: auto;
        white-space: nowrap;
      }
      .verdict {
        display: inline-flex;
        align-items: center;
        gap: 5px;
        white-space: nowrap;
      }
      button {
        justify-content: center;
        flex: none;
        width: 22px;
        height: 22px;
        padding: 0;
        border-color: transparent;
        background: none;
        color: var(--text-2);
      }
      button:hover {
        border-color: var(--line-strong);
      }
      @media (max-width: 599px) {
        .what {
          display: flex;
          flex-direction: column;
        }
        .past {
          display: none;
        }
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @state() private sets: readonly KeptSet[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  private async read(): Promise<void> {
    this.sets = await this.app.recentSets();
  }

  protected override render(): TemplateResult | typeof nothing {
    const rows = this.sets.flatMap((set) => this.row(set) ?? []);
    if (rows.length === 0) return nothing;
    return html`<ul aria-label="Recent sets of runs">
      ${repeat(
        rows,
        ({ key }) => key,
        ({ row }) => row,
      )}
    </ul>`;
  }

  /** Nothing of a link that this release cannot read. */
  private row(set: KeptSet): { readonly key: string; readonly row: TemplateResult } | undefined {
    const route = this.app.readText(set.link);
    if (typeof route === "string") return undefined;
    const name = nameOf(set);
    const [time, past] = ago(set.usedAt, Date.now()).split(/ (?=ago$)/);
    const row = html`<li>
      <span class="what"
        ><a href=${this.app.href(route)}>${name}</a> <span class="facts">${factsWords(set)}</span></span
      >
      ${(["bad", "medium"] as const).map((quality) => countOf(quality, set.counts?.[quality] ?? 0))}
      <span class="when">${time}${past === undefined ? nothing : html`<span class="past"> ${past}</span>`}</span>
      <button
        aria-label="Remove ${name}, ${factsWords(set)} from the list"
        title="Remove from the list"
        @click=${() => this.forget(set, name)}
      >
        ×
      </button>
    </li>`;
    return { key: set.key, row };
  }

  private async forget(set: KeptSet, name: string): Promise<void> {
    await this.app.forgetSet(set.link);
    await this.read();
    this.dispatchEvent(new SayEvent(`${name} removed from the list`));
  }
}

const countOf = (quality: "bad" | "medium", count: number): TemplateResult | typeof nothing =>
  count === 0
    ? nothing
    : html`<span class="verdict">${mark(quality)}<span class="word ${quality}">${count}</span></span>`;

const nameOf = ({ page, sets }: KeptSet): string =>
  page === "compare" ? sets.map(sideName).join(" against ") : setName(sets[0]!.name, sets[0]!.infos);

/** A single run by its number, as two of them may be of one pass. */
function sideName({ name, infos, runs, numbers, slices }: KeptSet["sets"][number]): string {
  const title = setName(name, infos);
  return name === "" && runs === 1 && slices !== true && numbers !== undefined ? `${numbers[0]} ${title}` : title;
}

/** "8 runs, 559100 to 559115", "4 time slices of 559108" */
export function factsWords({ sets: [first] }: Pick<KeptSet, "sets">): string {
  const { runs, numbers, slices = false } = first!;
  if (slices && numbers !== undefined) return `${runs} time ${runs === 1 ? "slice" : "slices"} of ${numbers[0]}`;
  const range = numbers === undefined || numbers[0] === numbers[1] ? "" : `, ${numbers[0]} to ${numbers[1]}`;
  return `${runs} ${runs === 1 ? "run" : "runs"}${range}`;
}
