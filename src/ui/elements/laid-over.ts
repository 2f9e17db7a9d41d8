import type { ReactiveControllerHost } from "lit";
import type { Plotted } from "../../hist/graph.ts";
import type { FigureView } from "../../route/route.ts";
import type { App, RunSession } from "../../state/app.ts";
import { memoLast } from "../base/memo.ts";
import { Watch } from "../base/watch.ts";
import { bareFigure } from "../../reports/bare-figure.ts";
import { overlayLabels, overlayState, type OverlayState } from "../figures/laid-over.ts";
import { lay, type Overlaid } from "../figures/overlay.ts";
import { plottedIn } from "../figures/plotted.ts";

/** What is around the figure that something is laid over. */
export interface Laid {
  readonly app: App;
  readonly session: RunSession;
  readonly object: string;
  readonly view: FigureView;
  readonly hist: Plotted | undefined;
}

/** Follows the object that a view lays over its figure, of the same run or of another, and makes the two one. */
export class LaidOver {
  readonly #around: () => Laid;
  readonly #second: Watch<RunSession | undefined>;
  readonly #secondState: Watch<RunSession["state"]["value"]>;
  readonly #figure: Watch<ReturnType<RunSession["figure"]>["value"]>;
  readonly #laid = memoLast((a: Plotted, b: Plotted, one: string, other: string, scaled: boolean) =>
    lay(a, b, [one, other], scaled),
  );

  constructor(host: ReactiveControllerHost, around: () => Laid) {
    this.#around = around;
    this.#second = new Watch(host, () => around().app.second);
    this.#secondState = new Watch(host, () => this.#second.value?.state);
    this.#figure = new Watch(host, () => {
      const { overlay } = around().view;
      if (overlay === undefined) return undefined;
      const session = overlay.from === undefined ? around().session : this.#second.value;
      return session?.figure(overlay.object);
    });
  }

  /** The session of the other run, where there is one. */
  get second(): RunSession | undefined {
    return this.#second.value;
  }

  get state(): OverlayState {
    const { hist, view } = this.#around();
    const { overlay } = view;
    return overlayState(hist, this.#figure.value, (state) => overlay && plottedIn(bareFigure(overlay.object), state));
  }

  /** `undefined` until both are there and can be laid over each other. */
  get overlaid(): Overlaid | undefined {
    const { view, hist, object, session } = this.#around();
    const { state } = this;
    if (state.kind !== "ready" || hist === undefined || view.overlay === undefined) return undefined;
    const labels = overlayLabels(object, view.overlay, session.state.value, this.#secondState.value);
    return this.#laid(hist, state.hist, ...labels, view.overlay.scaled);
  }
}
