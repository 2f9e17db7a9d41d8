import { jsonPieces, type JsonAbout } from "../../draw/export/json.ts";
import type { Table } from "../../draw/export/table.ts";
import type { Plotted } from "../../hist/graph.ts";
import type { RunInfo } from "../../qc/activity.ts";
import type { Verdict } from "../../qc/check.ts";
import type { Measurement } from "../../qc/measurement.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import type { FigureView } from "../../route/route.ts";
import type { FigureState, Notice, SessionState } from "../../state/session-state.ts";
import { memoLast } from "../base/memo.ts";
import { jsonContentsOf, tableOf, tableWords } from "../figures/numbers.ts";
import { plotIn, type Plot } from "../figures/plotted.ts";
import { unfollowedNotice } from "../figures/unfollowed.ts";
import { measuredOf } from "../pads/pad-data.ts";
import type { PadInput } from "../pads/pad-drawing.ts";
import { padInputs } from "../pads/pad-input.ts";
import { padTable, padTableWords } from "../pads/pad-numbers.ts";

type Measurements = ReadonlyMap<string, Measurement>;

/** What a page about one figure has of it. */
export interface FocusNumbers {
  readonly drawn: Plot | undefined;
  readonly measurements: Measurements;
  /** Of values per pad. */
  readonly pads: PadInput | undefined;
  /** All numbers; `undefined` while there are none. */
  readonly table: Table | undefined;
  /** What the rows of the table are. */
  readonly words: string;
  /** As JSON, piece by piece. */
  readonly json: (of: SessionState) => Iterable<string>;
  /** What the view asks of the figure and does not get. */
  readonly unfollowed: readonly Notice[];
}

/** The same table as long as the figure and its numbers are the same: figures are told apart by identity. */
export function focusNumbers(): (
  figure: FigureTemplate,
  state: FigureState | undefined,
  verdicts: readonly Verdict[],
  view: FigureView,
  info: RunInfo | undefined,
) => FocusNumbers {
  const padsOf = padInputs();
  const padTableOf = memoLast((pads: PadInput) => padTable(pads));
  const tableFor = memoLast(
    (
      figure: FigureTemplate,
      hist: Plotted,
      windows: Plot["windows"],
      measurements: Measurements,
      info: RunInfo | undefined,
    ) => tableOf(figure, { hist, windows }, { measurements, info }),
  );
  const unfollowedOf = memoLast(
    (
      figure: FigureTemplate,
      hist: Plotted,
      windows: Plot["windows"],
      measurements: Measurements,
      info: RunInfo | undefined,
      view: FigureView,
    ): readonly Notice[] => {
      const notice = unfollowedNotice({ figure, hist, windows, measurements, info, verdicts: [], view });
      return notice === undefined ? [] : [notice];
    },
  );
  return (figure, state, verdicts, view, info) => {
    const all: Measurements = state?.kind === "ready" ? state.measurements : new Map();
    const about = ({ info, name, file }: SessionState, measurements: Measurements): JsonAbout => ({
      object: figure.object,
      run: info?.run,
      file: name,
      identity: file?.identity,
      measurements,
    });
    const pads = padsOf(figure, state, verdicts, view, false);
    if (pads !== undefined) {
      const { quantity } = pads.data;
      const json: FocusNumbers["json"] = (of) => jsonPieces({ quantity }, about(of, measuredOf(quantity, all)));
      const [table, words] = [padTableOf(pads), padTableWords(pads)];
      return { drawn: undefined, measurements: all, pads, table, words, json, unfollowed: [] };
    }
    const drawn = plotIn(figure, state);
    const json: FocusNumbers["json"] = (of) =>
      drawn === undefined ? [] : jsonPieces(jsonContentsOf(drawn), about(of, all));
    const table = drawn && tableFor(figure, drawn.hist, drawn.windows, all, info);
    return {
      drawn,
      measurements: all,
      pads: undefined,
      table,
      words: drawn === undefined ? "" : tableWords(figure, drawn.hist),
      json,
      unfollowed: drawn === undefined ? [] : unfollowedOf(figure, drawn.hist, drawn.windows, all, info, view),
    };
  };
}
