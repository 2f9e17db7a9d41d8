import { consume } from "@lit/context";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { explain } from "../../base/explain.ts";
import {
  isDrawable,
  isOpenable,
  nodeAt,
  type Listing,
  type Listings,
  type ObjectWords,
  type TreeNode,
} from "../../qc/object-tree.ts";
import { nameOfObject } from "../../qc/object-path.ts";
import { rowsOf, type TreeRow } from "../../qc/tree-rows.ts";
import { longestFind } from "../../route/browse-fields.ts";
import type { App, RunSession } from "../../state/app.ts";
import type { ObjectTreeState } from "../../state/object-tree.ts";
import { appContext } from "../base/context.ts";
import { memoLast } from "../base/memo.ts";
import { placeOf } from "../base/places.ts";
import { copyLink } from "../base/say.ts";
import { Watch } from "../base/watch.ts";
import "../elements/qc-chosen-object.ts";
import "../elements/qc-notices.ts";
import "../elements/qc-object-tree.ts";
import "../elements/qc-phase.ts";
import "../elements/qc-question.ts";
import "../elements/qc-run-header.ts";
import { isLookedFor, toList } from "../figures/browse-listing.ts";
import { objectRoute, type BrowseRoute } from "../figures/browse-routes.ts";
import { searchWords } from "../figures/browse-words.ts";
import type { KeyAction, TakesKeys } from "../keys.ts";
import { shared } from "../style/shared.ts";
import { browsePageStyle } from "./browse-page-style.ts";

/** What is typed is searched for once typing rests, ms: browsers allow so many changes of an address and no more. */
const restMs = 250;

/** Everything that a file holds, as a tree beside a drawing of the chosen entry; what is seen of it is in the link. */
@customElement("qc-browse-page")
export class QcBrowsePage extends LitElement implements TakesKeys {
  static override readonly styles = [shared, browsePageStyle];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: RunSession;
  @property({ attribute: false }) route!: BrowseRoute;
  /** What is typed and not searched for yet. */
  @state() private typed: string | undefined;
  @query("#find") private readonly field!: HTMLInputElement;
  private readonly watched = new Watch(this, () => this.session.state);
  private readonly tree = new Watch(this, () => this.session.tree.state);
  private readonly rowsFor = memoLast((listings: Listings, open: readonly string[], find: string) =>
    rowsOf({ listings, open: new Set(open), find }),
  );
  private rest: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.rest);
  }

  protected override render(): TemplateResult {
    const { notices, phase } = this.watched.value!;
    const shown = phase.kind === "opening" || phase.kind === "reading" || phase.kind === "done";
    return html`
      <qc-run-header .session=${this.session} .route=${this.route}>
        <span slot="way" class="way">${this.ways()}</span>
      </qc-run-header>
      <qc-notices .notices=${notices}></qc-notices>
      ${
        shown
          ? this.content()
          : html`<main class="question" tabindex="-1"><qc-phase .session=${this.session}></qc-phase></main>`
      }
    `;
  }

  /** To the report, where the file has what it takes, or to the start. */
  private ways(): TemplateResult {
    return html`<a class="button" href=${this.app.href(this.back)} aria-keyshortcuts="Escape"
      >${this.hasReport ? "Report" : "Start"} <kbd aria-hidden="true">Esc</kbd></a
    >`;
  }

  private content(): TemplateResult {
    const { route, rows } = this;
    const { ofKept } = this.tree.value!;
    const question = ofKept ? this.session.question() : undefined;
    return html`<main tabindex="-1">
      <section class="tree" aria-labelledby="objects">
        <span class="way narrow">${this.ways()} <button @click=${() => this.act("copy")}>Copy link</button></span>
        <div class="head">
          <h2 id="objects">Objects</h2>
          <input
            id="find"
            type="search"
            autocomplete="off"
            spellcheck="false"
            maxlength=${longestFind}
            aria-label="Search names and classes"
            placeholder="Search names and classes"
            .value=${live(this.typed ?? route.find)}
            @input=${this.type}
            @keydown=${this.fieldKey}
          />
        </div>
        ${
          ofKept
            ? html`<p class="soft">
                  The file is out of reach: what this browser keeps of it is listed, without class and size.
                </p>
                ${
                  question === undefined
                    ? nothing
                    : html`<qc-question .session=${this.session} .question=${question}></qc-question>`
                }`
            : nothing
        }
        ${
          route.under === undefined
            ? nothing
            : html`<p class="soft">
                Choose what is laid over <b>${nameOfObject(route.under)}</b>.
                <a href=${this.app.href({ ...route, under: undefined })}>Lay nothing over it</a>
              </p>`
        }
        <div class="said">
          <p class="soft" role="status">${route.find === "" ? "" : searchWords(rows, route.find, this.all)}</p>
          ${this.searching()}
        </div>
        <qc-object-tree
          .rows=${rows}
          .chosen=${route.object}
          .find=${route.find}
          .name=${`Objects of ${this.watched.value!.name}`}
          .choose=${this.choose}
          .toggle=${this.toggle}
          .again=${this.again}
        ></qc-object-tree>
      </section>
      <section class="chosen" aria-label="Chosen object">${this.chosen()}</section>
    </main>`;
  }

  private searching(): TemplateResult | typeof nothing {
    const { find } = this.route;
    const { all } = this;
    if (find === "" || all === undefined) return nothing;
    if (all.ended === undefined)
      return html`<button class="plain" @click=${() => this.session.tree.cancelAll()}>Stop</button>`;
    return all.ended === "cancelled" || all.failed > 0
      ? html`<button class="plain" @click=${() => this.session.tree.listAll()}>Look into the rest</button>`
      : nothing;
  }

  private chosen(): TemplateResult {
    const { object } = this.route;
    if (object === undefined) return html`<p class="soft none">Choose an object to see what it is.</p>`;
    const { node } = this;
    if (node !== undefined) {
      const listing = this.listings.get(object);
      const about = listing?.kind === "ready" ? listing.about : notRead(node, listing);
      return html`<qc-chosen-object
        .session=${this.session}
        .route=${this.route}
        .node=${node}
        .about=${about}
      ></qc-chosen-object>`;
    }
    return isLookedFor(this.listings, object)
      ? html`<p class="soft none">Looking for ${nameOfObject(object)} …</p>`
      : html`<p class="none" role="alert">The file has no ${nameOfObject(object)} there.</p>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("route")) return;
    if (changed.get("route")?.find !== this.route.find) this.typed = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("route")) {
      const about = this.route.object === undefined ? "Objects" : nameOfObject(this.route.object);
      document.title = `${about} · ${this.watched.value!.name} · TPC QC`;
    }
    this.read();
  }

  /** What is to be seen is listed, what is searched for everywhere, what is chosen read: each once. */
  private read(): void {
    const { phase } = this.watched.value!;
    if (phase.kind !== "reading" && phase.kind !== "done") return;
    const { tree } = this.session;
    const { find, object, under } = this.route;
    for (const each of toList(this.listings, this.rows, object)) void tree.list(each);
    if (find !== "" && this.all === undefined) void tree.listAll();
    if (this.node !== undefined && isDrawable(this.node)) this.session.look(object!);
    if (under !== undefined) this.session.look(under);
  }

  act(action: KeyAction): boolean {
    switch (action) {
      case "back":
        this.app.go(this.back);
        return true;
      case "copy":
        void copyLink(this.app, this.route, this);
        return true;
      default:
        return false;
    }
  }

  /** Opens what it holds as well; what was chosen before is seen up close, or closed. */
  private readonly choose = (node: TreeNode): void => {
    const { route } = this;
    const { address } = node;
    if (address === undefined) return;
    if (address === route.object) {
      if (isDrawable(node)) this.app.go(objectRoute(route, address));
      else if (isOpenable(node)) this.toggle(node);
      return;
    }
    const opens = isOpenable(node) && !route.open.includes(address);
    const open = opens ? [...route.open, address] : route.open;
    this.app.go({ ...route, object: address, open }, { replace: true });
  };

  private readonly toggle = ({ address }: TreeNode): void => {
    const { route } = this;
    if (address === undefined) return;
    const open = route.open.includes(address)
      ? route.open.filter((each) => each !== address)
      : [...route.open, address];
    this.app.go({ ...route, open }, { replace: true });
  };

  private readonly again = (address: string): void => void this.session.tree.list(address);

  private readonly type = (): void => {
    this.typed = this.field.value;
    clearTimeout(this.rest);
    this.rest = setTimeout(this.search, restMs);
  };

  private readonly search = (): void => {
    clearTimeout(this.rest);
    const find = this.typed;
    if (find !== undefined && find !== this.route.find) this.app.go({ ...this.route, find }, { replace: true });
  };

  private readonly fieldKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter") this.search();
  };

  private get listings(): Listings {
    return this.tree.value!.listings;
  }

  private get all(): ObjectTreeState["all"] {
    return this.tree.value!.all;
  }

  private get rows(): readonly TreeRow[] {
    return this.rowsFor(this.listings, this.route.open, this.route.find);
  }

  private get node(): TreeNode | undefined {
    return this.route.object === undefined ? undefined : nodeAt(this.listings, this.route.object);
  }

  private get hasReport(): boolean {
    return (this.watched.value!.file?.tasks.length ?? 0) > 0;
  }

  private get back(): Parameters<App["go"]>[0] {
    if (!this.hasReport) return { page: "start" };
    return { page: "run", section: undefined, panel: undefined, ...placeOf(this.route) };
  }
}

/** A value that could not be read has the reason in its place; of what is made of other entries their list says so. */
const notRead = ({ holds }: TreeNode, listing: Listing | undefined): ObjectWords | undefined =>
  holds === "words" && listing?.kind === "failed" ? { title: "", facts: explain(listing.error) } : undefined;
