import type { FigureView, PaletteName } from "../../route/route.ts";

/** The view that a person asks for. */
export class ViewChange extends Event {
  static readonly type = "qc-view";
  readonly view: FigureView;
  /** `undefined`: as it is. */
  readonly palette: PaletteName | undefined;

  constructor(view: FigureView, palette?: PaletteName) {
    super(ViewChange.type, { bubbles: true, composed: true });
    this.view = view;
    this.palette = palette;
  }
}
