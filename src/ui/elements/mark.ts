import { html, svg, type TemplateResult } from "lit";
import { markWords, type Mark } from "../base/marks.ts";

const shapes: Readonly<Record<Mark, TemplateResult>> = {
  good: svg`<circle cx="5" cy="5" r="4.5" fill="currentColor"/>`,
  medium: svg`<path d="M5 0.6 10 9.4H0Z" fill="currentColor"/>`,
  bad: svg`<rect x="0.5" y="0.5" width="9" height="9" fill="currentColor"/>`,
  null: svg`<circle cx="5" cy="5" r="3.8" fill="none" stroke="currentColor" stroke-width="1.6"/>`,
  "not-read": svg`<path d="M1 1 9 9M9 1 1 9" fill="none" stroke="currentColor" stroke-width="2"/>`,
};

/** Shape and colour of a quality. `name` is what a screen reader says, and the tip of the mouse; "" where words stand beside it. */
export function mark(quality: Mark, name = `Quality: ${markWords[quality]}`): TemplateResult {
  return name === ""
    ? html`<svg class="mark ${quality}" viewBox="0 0 10 10" aria-hidden="true">${shapes[quality]}</svg>`
    : html`<svg class="mark ${quality}" viewBox="0 0 10 10" role="img" aria-label=${name}>
        <title>${name}</title>
        ${shapes[quality]}
      </svg>`;
}
