import { html, type TemplateResult } from "lit";
import { richTitle, type RichNode } from "../../draw/latex/text.ts";

/** A title in ROOT's markup as elements: text and slanted, bold, raised and lowered text, never HTML from the title. */
export const rich = (markup: string): readonly (string | TemplateResult)[] => richTitle(markup).map(node);

function node(part: RichNode): string | TemplateResult {
  if (typeof part === "string") return part;
  const children = part.children.map(node);
  switch (part.tag) {
    case "em":
      return html`<i>${children}</i>`;
    case "strong":
      return html`<b>${children}</b>`;
    case "sub":
      return html`<sub>${children}</sub>`;
    case "sup":
      return html`<sup>${children}</sup>`;
  }
}
