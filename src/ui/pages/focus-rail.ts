import { html, nothing, type TemplateResult } from "lit";
import type { Table } from "../../draw/export/table.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import type { FigureVerdict } from "../../reports/verdicts.ts";
import type { RunSession } from "../../state/app.ts";
import type { Painting } from "../base/painting.ts";
import type { LaidOver } from "../elements/laid-over.ts";
import "../elements/qc-check-editor.ts";
import "../elements/qc-exports.ts";
import "../elements/qc-expression.ts";
import "../elements/qc-figure-overlays.ts";
import "../elements/qc-painter-switch.ts";
import "../elements/qc-reference.ts";
import "../elements/qc-rule-switch.ts";
import "../elements/qc-slice-control.ts";
import "../elements/qc-view-controls.ts";
import type { FocusRoute } from "../figures/focus-subject.ts";
import { overlayNote } from "../figures/laid-over.ts";
import type { Plot } from "../figures/plotted.ts";
import { drawsOne, hasIntegral, isOfEntries } from "../figures/view.ts";
import type { FocusNumbers } from "./focus-numbers.ts";

export interface FocusRail {
  readonly session: RunSession;
  readonly route: FocusRoute;
  readonly figure: FigureTemplate;
  readonly verdicts: readonly FigureVerdict[];
  readonly drawn: Plot | undefined;
  readonly measurements: FocusNumbers["measurements"] | undefined;
  /** Range of the colours of values per pad. */
  readonly colours: { readonly lo: number; readonly hi: number } | undefined;
  readonly laid: LaidOver;
  readonly numbers: Table | undefined;
  readonly json: () => Iterable<string>;
  /** Of the files that are saved, without their end. */
  readonly name: string;
  readonly picture: () => Painting | undefined;
  /** Shows the table. */
  readonly table: () => void;
  readonly copy: () => void;
}

/** All that can be changed and taken away of one figure, beside it. */
export function focusRail(given: FocusRail): TemplateResult {
  const { session, route, figure, verdicts, drawn, laid } = given;
  const hist = drawn?.hist;
  const { view } = route;
  const isOne = drawsOne(figure);
  const byRoot = isOne && view.painter === "root";
  return html`
    <qc-view-controls
      .figure=${figure}
      .drawn=${drawn}
      .overlaid=${isOne && !byRoot ? laid.overlaid : undefined}
      .measurements=${given.measurements}
      .colours=${given.colours}
      .view=${view}
      .palette=${route.palette}
    ></qc-view-controls>
    ${isOne && !byRoot ? over() : nothing}
    ${
      route.page === "panel"
        ? html`<qc-check-editor .session=${session} .route=${route} .figure=${figure}></qc-check-editor>`
        : nothing
    }
    ${
      isOne
        ? html`<qc-expression
              .session=${session}
              .figure=${figure}
              .view=${view}
              .panel=${route.page === "panel" ? route.panel : undefined}
            ></qc-expression>
            <qc-painter-switch .view=${view}></qc-painter-switch>`
        : nothing
    }
    <qc-exports
      .numbers=${given.numbers}
      .json=${given.json}
      .name=${given.name}
      .picture=${byRoot ? undefined : given.picture}
      .table=${given.table}
    ></qc-exports>
    ${byRoot ? html`<p class="object">PNG and SVG are saved of our own drawing.</p>` : nothing}
    <span class="narrow">
      <qc-rule-switch .route=${route}></qc-rule-switch>
      <button @click=${given.copy}>Copy link</button>
    </span>
  `;

  function over(): TemplateResult {
    return html`<qc-figure-overlays .figure=${figure} .verdicts=${verdicts} .view=${view}></qc-figure-overlays>
      <qc-slice-control .hist=${hist && isOfEntries(figure, hist) ? hist : undefined} .view=${view}></qc-slice-control>
      <qc-reference
        ?hidden=${hist === undefined}
        .session=${session}
        .object=${figure.object}
        .view=${view}
        .overlay=${laid.state}
        ?scalable=${hist !== undefined && hasIntegral(figure, hist)}
        .note=${hist && laid.overlaid && overlayNote(hist, laid.overlaid)}
      ></qc-reference>`;
  }
}
