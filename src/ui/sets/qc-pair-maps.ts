import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { explain } from "../../base/explain.ts";
import type { QcError } from "../../base/result.ts";
import { plainView, type SetRoute } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import type { SetsCompared, SetSession } from "../../state/sets/set-session.ts";
import type { SetRun } from "../../state/sets/set-state.ts";
import { appContext } from "../base/context.ts";
import "../elements/qc-data-table.ts";
import "../elements/qc-exports.ts";
import { shared } from "../style/shared.ts";
import { fileName } from "./file-names.ts";
import type { MapPair } from "./map-triple.ts";
import { listedNumbers, ListNumbers, NumbersShown } from "./numbers-shown.ts";
import { pairMaps, pairOf, type PairMap } from "./pair-maps.ts";
import { pairFileName, pairLabel, sideNames } from "./pair-words.ts";
import type { QcMapTriple } from "./qc-map-triple.ts";
import "./qc-map-triple.ts";
import { tableJson } from "./qc-set-panel.ts";
import { largeOfObject } from "./set-links.ts";

type CompareRoute = Extract<SetRoute, { page: "compare" }>;
type Pair = SetsCompared["matched"]["matched"][number];

type Read =
  | { readonly kind: "reading" }
  | { readonly kind: "ready"; readonly pair: MapPair }
  | { readonly kind: "failed"; readonly error: QcError };

/** The map that the link names, of a matched run in both sets, and what one is over the other; read when it is chosen. */
@customElement("qc-pair-maps")
export class QcPairMaps extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      p {
        margin-bottom: 8px;
        color: var(--text-2);
      }
      .large {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        padding-top: 6px;
      }
      .wrong {
        color: var(--bad);
      }
      @media print {
        .large {
          display: none;
        }
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: SetSession;
  @property({ attribute: false }) pair!: Pair;
  /** What names of its files begin with: sets and report. */
  @property() file = "";
  @property({ attribute: false }) route!: CompareRoute;
  /** By itself on its page. */
  @property({ type: Boolean, reflect: true }) large = false;
  @state() private read: Read | undefined;
  @query("qc-map-triple") private readonly triple!: QcMapTriple | null;
  /** What `read` is of. */
  private readOf: readonly unknown[] = [];
  private stop = new AbortController();
  private readonly numbers = new NumbersShown(
    this,
    () => (this.read?.kind === "ready" ? [this.read] : undefined),
    () => this.triple?.table,
  );

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop.abort();
    this.readOf = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    const { chosen, pair } = this;
    const of = [chosen, pair.a.phase.run, pair.b.phase.run];
    if (of.length === this.readOf.length && of.every((each, i) => each === this.readOf[i])) return;
    this.readOf = of;
    if (chosen === undefined) this.read = undefined;
    else void this.show(chosen);
  }

  private get chosen(): PairMap | undefined {
    return pairMaps.find(({ id }) => id === this.route.map);
  }

  protected override render(): TemplateResult {
    const { chosen } = this;
    return html`<p>
        <label
          >Map
          <select aria-label="Map to compare" @change=${this.choose}>
            <option value="" .selected=${chosen === undefined}>choose one</option>
            ${pairMaps.map(
              ({ id, title }) => html`<option value=${id} .selected=${chosen?.id === id}>${title}</option>`,
            )}
          </select></label
        >
        of ${this.word}${pairLabel(this.pair)}, A, B and A / B on a scale symmetric about 1; bins under 8 entries on
        either side are blank.
      </p>
      ${chosen === undefined ? nothing : this.result(chosen)}`;
  }

  private get word(): string {
    const { run, a } = this.pair;
    return run === undefined ? "" : a.info.slice === undefined ? "run " : "time slice ";
  }

  private result(chosen: PairMap): TemplateResult | typeof nothing {
    switch (this.read?.kind) {
      case undefined:
        return nothing;
      case "reading":
        return html`<p role="status">Reading both maps …</p>`;
      case "failed":
        return html`<p class="wrong" role="alert">
          ${explain(this.read.error)}
          <button class="plain" @click=${() => void this.show(chosen)}>Try again</button>
        </p>`;
      case "ready":
        return html`<div role="group" aria-label=${chosen.title}>
          <qc-map-triple .pair=${this.read.pair} .palette=${this.route.palette}></qc-map-triple>
          ${this.ways(chosen)}
          <qc-exports
            .numbers=${this.numbers.table}
            .json=${() => tableJson(`${chosen.title}, ${pairLabel(this.pair)}`, this.triple?.table)}
            .name=${fileName(this.file, `${chosen.id}_${pairFileName(this.pair)}`)}
            .picture=${() => this.triple?.painting(2)}
            .table=${() => this.list(this.listed === undefined ? 1 : undefined)}
          ></qc-exports>
          ${listedNumbers(this.listed, this.numbers.table, chosen.title, this.list)}
        </div>`;
    }
  }

  /** All three on a page of their own, and each side as its run's report enlarges it. */
  private ways({ object }: PairMap): TemplateResult {
    const { large, route, pair } = this;
    const [a, b] = sideNames(pair);
    const of = (run: SetRun, name: string): TemplateResult =>
      html`<a href=${this.app.href(largeOfObject(run, route, object))}>Enlarge ${name}</a>`;
    return html`<div class="large">
      ${large ? nothing : html`<a href=${this.app.href(this.alone(undefined))}>Enlarge all three</a>`} ${of(pair.a, a)}
      ${of(pair.b, b)}
    </div>`;
  }

  private alone(table: number | undefined): CompareRoute {
    return { ...this.route, focus: { panel: "maps", figure: 0, view: { ...plainView, table } } };
  }

  /** The page of the table that is open. */
  private get listed(): number | undefined {
    return this.large ? this.route.focus?.view.table : undefined;
  }

  /** Numbers are listed on the page of the maps. */
  private readonly list = (page: number | undefined): void => {
    if (this.large) this.dispatchEvent(new ListNumbers(page));
    else this.app.go(this.alone(page));
  };

  private readonly choose = (event: Event): void => {
    const map = (event.target as HTMLSelectElement).value;
    this.app.go({ ...this.route, map: map === "" ? undefined : map }, { replace: true });
  };

  private async show(chosen: PairMap): Promise<void> {
    this.stop.abort();
    this.stop = new AbortController();
    const { signal } = this.stop;
    const { pair } = this;
    this.read = { kind: "reading" };
    const got = await this.session.maps(pair.a.place, chosen.object, signal);
    if (signal.aborted) return;
    this.read = got.ok
      ? { kind: "ready", pair: pairOf(chosen, sideNames(pair), ...got.value) }
      : { kind: "failed", error: got.error };
  }
}
