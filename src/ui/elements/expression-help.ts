import { html, type TemplateResult } from "lit";
import { axisQuantities, comparisons, fitNumbers, functions, plainQuantities } from "../../qc/expression/node.ts";

const lines: readonly (readonly [string, string])[] = [
  ["of the histogram", [...plainQuantities, ...axisQuantities].join(", ")],
  ["of a Gaussian fit in a range", fitNumbers.map((of) => `fit(${of}; 40, 60)`).join(", ")],
  ["along the other axis", "mean(xaxis), fit(mean; 0, 1; yaxis)"],
  ["to calculate", `+ - * / ** ( ), ${Object.keys(functions).join(", ")}`],
  ["to compare", `${comparisons.join(" ")}, also in a row: 48 < mean < 52; and, or, not`],
];

/** What an expression can hold, behind a word. Elements that show it style `details`, `dt` and `dd` themselves. */
export const expressionHelp = (): TemplateResult =>
  html`<details class="help">
    <summary>What can be written</summary>
    <dl>
      ${lines.map(
        ([about, text]) =>
          html`<dt>${about}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>
  </details>`;
