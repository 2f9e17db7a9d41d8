import { binsWithin, edgeOf } from "../../draw/bins.ts";
import type { FigureModel, StepsLayer } from "../../draw/figure-model.ts";
import { countAxisModel, stepsOf } from "../../draw/layers-of.ts";
import type { Hist1D } from "../../hist/hist.ts";
import { rebin } from "../../hist/rebin.ts";
import { rocName, rocs, sectors } from "../../qc/pads/geometry.ts";
import type { Side } from "../../qc/pads/geometry.ts";
import type { PadInput } from "./pad-drawing.ts";

/** Bins that a figure of this size tells apart. */
const bins = 100;

/** From the first to the last bin that holds something, some room around; all where nothing does. */
export function filledRange(hists: readonly Hist1D[]): readonly [number, number] {
  const axis = hists[0]?.x;
  if (axis === undefined) return [0, 1];
  let [first, last] = [axis.n + 1, 0];
  for (const { values } of hists) {
    for (let bin = 1; bin <= axis.n; bin++) {
      if (!(values[bin]! > 0)) continue;
      first = Math.min(first, bin);
      last = Math.max(last, bin);
    }
  }
  if (last === 0) return [axis.lo, axis.hi];
  const room = Math.ceil(0.05 * (last - first + 1));
  return [edgeOf(axis, Math.max(0, first - 1 - room)), edgeOf(axis, Math.min(axis.n, last + room))];
}

/** Enough bins joined that about a hundred are seen. */
function joined(hists: readonly Hist1D[]): {
  readonly hists: readonly Hist1D[];
  readonly range: readonly [number, number];
} {
  const range = filledRange(hists);
  const axis = hists[0]?.x;
  if (axis === undefined) return { hists, range };
  const [first, last] = binsWithin(axis, ...range);
  const group = [1, 2, 3].find((each) => (last - first + 1) / each <= bins) ?? 3;
  return { hists: group === 1 ? hists : hists.map((hist) => rebin(hist, group)), range };
}

/** Values of the pads of both sides, or of one, with one range. */
export function distributionModel(
  { data, figure }: Pick<PadInput, "data" | "figure">,
  sides: readonly Side[],
): FigureModel {
  const all = data.distributions!.sides;
  const { hists, range } = joined([all.A, all.C]);
  const layers = sides.map((side): StepsLayer => {
    const isA = side === "A";
    const hist = hists[isA ? 0 : 1]!;
    return { ...stepsOf(hist, { ink: isA ? "A" : "B", filled: false }), dash: isA ? "solid" : "dashed", width: 1.4 };
  });
  return {
    ...padAxes(layers, range, figure.zTitle ?? ""),
    legend: sides.map((side) => ({
      label: `${side} side`,
      ink: side === "A" ? "A" : "B",
      sample: side === "A" ? "line" : "dashed",
    })),
  };
}

const padAxes = (
  layers: readonly StepsLayer[],
  [lo, hi]: readonly [number, number],
  title: string,
): Pick<FigureModel, "x" | "y" | "layers"> => ({
  x: { lo, hi, log: false, title: title === "clusters" ? "clusters per pad" : title },
  y: countAxisModel(layers, { lo, hi }, { title: "Pads", log: true }),
  layers,
});

/** One chamber, and the mean of the others of its kind. */
export function chamberModel({ data, figure }: Pick<PadInput, "data" | "figure">, roc: number): FigureModel {
  const { own, others } = chamberHists(data, roc);
  const { hists, range } = joined([...(own === undefined ? [] : [own]), ...(others === undefined ? [] : [others])]);
  const layers = hists.map((hist, i): StepsLayer => {
    const isOwn = own !== undefined && i === 0;
    const steps = stepsOf(hist, { ink: isOwn ? "A" : "B", filled: isOwn });
    return isOwn ? { ...steps, width: 1.4 } : { ...steps, dash: "dashed", width: 1.4 };
  });
  return {
    ...padAxes(layers, range, figure.zTitle ?? ""),
    legend: [
      ...(own === undefined ? [] : [{ label: rocName(roc), ink: "A", sample: "line" } as const]),
      ...(others === undefined
        ? []
        : [{ label: `mean of the other ${kindOf(roc)}s`, ink: "B", sample: "dashed" } as const]),
    ],
  };
}

const kindOf = (roc: number): string => (roc < sectors ? "IROC" : "OROC");

export function chamberHists(
  data: PadInput["data"],
  roc: number,
): { readonly own: Hist1D | undefined; readonly others: Hist1D | undefined } {
  const all = data.chambers!.chambers;
  const others = Array.from({ length: rocs }, (_, each) => each)
    .filter((each) => each !== roc && kindOf(each) === kindOf(roc))
    .flatMap((each) => all[each] ?? []);
  const [first] = others;
  if (first === undefined) return { own: all[roc], others: undefined };
  const values = Float64Array.from(
    first.values,
    (_, bin) => others.reduce((sum, hist) => sum + hist.values[bin]!, 0) / others.length,
  );
  return { own: all[roc], others: { ...first, values } };
}
