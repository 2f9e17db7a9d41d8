import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { plainTitle } from "../../draw/latex/text.ts";
import type { ObjectWords, TreeNode } from "../../qc/object-tree.ts";
import { nameOfObject } from "../../qc/object-path.ts";
import { bareFigure } from "../../reports/bare-figure.ts";
import { plainView, type FigureView } from "../../route/route.ts";
import type { App, RunSession } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import { memoLast } from "../base/memo.ts";
import { ViewChange } from "../base/view-change.ts";
import { Watch } from "../base/watch.ts";
import { objectRoute, overRoute, type BrowseRoute } from "../figures/browse-routes.ts";
import { nodeFacts, notDrawnWords } from "../figures/browse-words.ts";
import { mismatch } from "../figures/overlay.ts";
import { plottedIn } from "../figures/plotted.ts";
import { shared } from "../style/shared.ts";
import "./qc-focus-figure.ts";
import { rich } from "./rich.ts";

/** The entry of a file that is chosen: what it is, a drawing of it, the ways to see it up close or with another over it. */
@customElement("qc-chosen-object")
export class QcChosenObject extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      h2 {
        overflow-wrap: anywhere;
      }
      .facts,
      .title {
        font-size: 12px;
        line-height: 18px;
        color: var(--text-2);
        overflow-wrap: anywhere;
      }
      .facts span + span::before {
        content: " · ";
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
        min-height: 26px;
        margin: 8px 0;
      }
      .why {
        margin-top: 12px;
        overflow-wrap: anywhere;
      }
      .wrong {
        color: var(--bad);
      }
      qc-focus-figure {
        --around: 280px;
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: RunSession;
  @property({ attribute: false }) route!: BrowseRoute;
  @property({ attribute: false }) node!: TreeNode;
  /** What only reading it has told. */
  @property({ attribute: false }) about: ObjectWords | undefined;
  /** How it is looked at here; it goes along to the page of the object alone. */
  @state() private view: FigureView = plainView;
  private readonly figure = new Watch(this, () => this.session.figure(this.node.address ?? ""));
  private readonly under = new Watch(this, () =>
    this.route.under === undefined ? undefined : this.session.figure(this.route.under),
  );
  private readonly figureFor = memoLast(bareFigure);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get("node") !== undefined && changed.get("node")!.address !== this.node.address) this.view = plainView;
  }

  protected override render(): TemplateResult {
    const { node, about } = this;
    const why = notDrawnWords(node, about);
    const title = node.title || (about?.title ?? "");
    return html`
      <h2 id="chosen">${node.name}</h2>
      <p class="facts">${nodeFacts(node, about).map((each) => html`<span>${each}</span>`)}</p>
      ${[node.name, why, ""].includes(title) ? nothing : html`<p class="title">${rich(title)}</p>`}
      ${why === undefined ? this.drawing(node.address!) : html`<p class="why">${why}</p>`}
    `;
  }

  private drawing(object: string): TemplateResult {
    const figure = this.figureFor(object);
    return html`
      ${this.node.holds === "parts" ? html`<p class="facts">The first of what it holds is drawn.</p>` : nothing}
      <div class="ways">${this.ways(object)}</div>
      <qc-focus-figure
        .session=${this.session}
        .figure=${figure}
        .view=${this.view}
        .palette=${this.route.palette}
        .name=${plainTitle(figure.title)}
        @qc-view=${this.changeView}
      ></qc-focus-figure>
    `;
  }

  private ways(object: string): TemplateResult | typeof nothing {
    const { app, route } = this;
    const plotted = plottedIn(this.figureFor(object), this.figure.value);
    if (plotted === undefined) return nothing;
    const { under } = route;
    const open = html`<a class="button" href=${app.href(objectRoute(route, object, this.view))}>Open up close</a>`;
    if (under === undefined)
      return html`${open}<a class="button" href=${app.href({ ...route, under: object })}>Lay another over it</a>`;
    if (under === object) return open;
    const below = plottedIn(bareFigure(under), this.under.value);
    const why = below && mismatch(below, plotted);
    return why === undefined
      ? html`<a class="button" href=${app.href(overRoute(route, under, object))}>Lay over ${nameOfObject(under)}</a
          >${open}`
      : html`${open}<span class="wrong" role="alert">${why}</span>`;
  }

  private readonly changeView = (event: Event): void => {
    if (event instanceof ViewChange) this.view = event.view;
  };
}
