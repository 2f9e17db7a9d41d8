import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { explain } from "../../base/explain.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import { paintFigure } from "../../draw/paint-figure.ts";
import type { Rule } from "../../qc/quality.ts";
import { planOfMaps, type SliceMaps } from "../../reports/period/slice-maps.ts";
import type { PaletteName } from "../../route/route.ts";
import type { SetSession } from "../../state/sets/set-session.ts";
import type { SetRun } from "../../state/sets/set-state.ts";
import { CanvasDrawing } from "../base/canvas-drawing.ts";
import { renderSoon } from "../base/draw-queue.ts";
import { shared } from "../style/shared.ts";
import { OpenRunEvent } from "./figure-run.ts";
import { setFigureStyle } from "./set-figure-style.ts";
import { mapWords, sliceMapIn, type SliceMap } from "./slice-map.ts";

/** A map of one time slice, read when it comes into sight; its label opens the report of the slice there. */
@customElement("qc-slice-map")
export class QcSliceMap extends LitElement {
  static override readonly styles = [
    shared,
    setFigureStyle,
    css`
      :host {
        --box: 200px;
      }
      figure {
        margin: 0;
      }
      .said {
        position: absolute;
        inset: 8px 0 auto;
        color: var(--text-2);
      }
    `,
  ];

  @property({ attribute: false }) session!: SetSession;
  @property({ attribute: false }) run!: SetRun;
  @property({ attribute: false }) maps!: SliceMaps;
  @property() rule: Rule = "robust";
  @property() palette: PaletteName = "bird";
  @state() private map: SliceMap | undefined;
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  @query(".box") private readonly box!: HTMLElement;
  /** Tells the reading that was begun last. */
  private asked = 0;
  private readonly drawing = new CanvasDrawing(this, {
    box: () => this.box,
    canvas: () => this.canvas,
    from: () => (this.map?.kind === "ready" ? [this.map.model, this.palette] : undefined),
    paint: (ctx, size, theme) => {
      if (this.map?.kind === "ready") paintFigure(ctx, this.map.model, size, theme, this.palette);
    },
  });

  protected override scheduleUpdate(): void | Promise<unknown> {
    return this.hasUpdated ? super.scheduleUpdate() : renderSoon(this, () => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("run");
    const isOther =
      changed.has("maps") || changed.has("rule") || (changed.has("run") && before?.phase !== this.run.phase);
    if (!isOther) return;
    this.asked = 0;
    this.map = undefined;
  }

  protected override render(): TemplateResult {
    const { map } = this;
    const [title, { label }] = [plainTitle(this.maps.title), this.run];
    return html`<figure aria-label=${label}>
      <figcaption><button class="plain" @click=${this.open}>${label}</button></figcaption>
      <div class="box">
        <canvas
          role=${map?.kind === "ready" ? "img" : "presentation"}
          aria-label=${map?.kind === "ready" ? mapWords(title, label, map) : nothing}
        ></canvas>
        ${map?.kind === "ready" ? nothing : html`<div class="said">${this.said(map)}</div>`}
      </div>
    </figure>`;
  }

  private said(map: Exclude<SliceMap, { kind: "ready" }> | undefined): TemplateResult {
    const { phase } = this.run;
    if (phase.kind === "failed") return html`<p>${explain(phase.error)}</p>`;
    if (phase.kind !== "ready") return html`<p>Not read yet.</p>`;
    if (map === undefined) return html`<p>reading …</p>`;
    if (map.kind === "empty") return html`<p>No entries.</p>`;
    return html`<p>${explain(map.error)}</p>
      ${map.error.kind === "object-missing" ? nothing : html`<button class="plain" @click=${this.read}>Try again</button>`}`;
  }

  protected override updated(): void {
    if (this.drawing.inSight && this.map === undefined && this.asked === 0) void this.read();
  }

  private readonly read = async (): Promise<void> => {
    if (this.run.phase.kind !== "ready") return;
    const asked = (this.asked = performance.now());
    this.map = undefined;
    const { maps, rule, run } = this;
    const got = await this.session.look(run.place, planOfMaps(maps, rule));
    if (asked !== this.asked || !this.isConnected) return;
    this.map = got.ok ? sliceMapIn(maps, got.value, rule, run.info) : { kind: "failed", error: got.error };
  };

  private readonly open = (): void => {
    this.dispatchEvent(new OpenRunEvent(this.run.place, this.maps.id));
  };
}
