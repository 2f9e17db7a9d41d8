import type { HistMeasurement, Measurement } from "./measurement.ts";
import type { Rule } from "./quality.ts";

/** A measurement as a rule shows it: in parity a Gaussian fit is what ROOT quotes, also of every window. */
export function underRule(measured: Measurement, rule: Rule): Measurement {
  if (rule === "robust") return measured;
  if (measured.kind !== "windows") return isFit(measured) ? quoted(measured) : measured;
  const windows = measured.windows.map((window) =>
    window.measured !== undefined && isFit(window.measured) ? { ...window, measured: quoted(window.measured) } : window,
  );
  return { kind: "windows", windows };
}

type Fit = Extract<HistMeasurement, { readonly kind: "gaussian-fit" }>;

const isFit = (measured: Measurement): measured is Fit => measured.kind === "gaussian-fit";

const quoted = (measured: Fit): Fit => ({ ...measured, fit: measured.quoted });
