import type { PadQuantityName } from "../../qc/recipe.ts";
import { padRegionsId } from "../../qc/checks/pad-regions.ts";
import type { SectionTemplate } from "../template.ts";
import { figure } from "./figure.ts";

interface Quantity {
  readonly id: string;
  readonly quantity: PadQuantityName;
  /** Of the navigation, of the panel, and of an axis. */
  readonly short: string;
  readonly title: string;
  readonly axis: string;
}

const quantities: readonly Quantity[] = [
  { id: "n-clusters", quantity: "N_Clusters", short: "N clusters", title: "Clusters per pad", axis: "clusters" },
  {
    id: "q-max",
    quantity: "Q_Max",
    short: "#it{Q}_{max}",
    title: "Mean maximum charge",
    axis: "#it{Q}_{max} (ADC counts)",
  },
  {
    id: "q-tot",
    quantity: "Q_Tot",
    short: "#it{Q}_{tot}",
    title: "Mean total charge",
    axis: "#it{Q}_{tot} (ADC counts)",
  },
  { id: "time-bin", quantity: "Time_Bin", short: "Time bin", title: "Mean time bin", axis: "time bin" },
  {
    id: "sigma-pad",
    quantity: "Sigma_Pad",
    short: "#it{#sigma} pad",
    title: "Mean width along pads",
    axis: "#it{#sigma}_{pad} (pads)",
  },
  {
    id: "sigma-time",
    quantity: "Sigma_Time",
    short: "#it{#sigma} time",
    title: "Mean width in time",
    axis: "#it{#sigma}_{time} (time bins)",
  },
];

export const clusters: readonly SectionTemplate[] = quantities.map(({ id, quantity, short, title, axis }, i) => ({
  id: `pads-${id}`,
  group: "Clusters",
  title: short,
  subtitle: `per pad, ${short}`,
  panels: [
    {
      id,
      spec: `R-0${i + 1}`,
      title,
      layout: "pads",
      figures: [
        figure("Clusters/ClusterData", "pads", {
          otherwise: `Clusters/c_${quantity}`,
          quantity,
          zTitle: axis,
          checks: [padRegionsId(quantity)],
        }),
      ],
    },
  ],
}));
