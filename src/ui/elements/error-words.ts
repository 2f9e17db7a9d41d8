import { html, type TemplateResult } from "lit";
import type { QcError } from "../../base/result.ts";
import { copyText, SayEvent } from "../base/say.ts";

/** The facts of a failure as text, for whoever is asked about it. */
export const errorFacts = (error: QcError): string => JSON.stringify(error, undefined, 2);

/** Disclosure with the facts of a failure and a button that copies them. */
export function errorDetails(error: QcError): TemplateResult {
  const copy = async (event: Event): Promise<void> => {
    const from = event.currentTarget as HTMLElement;
    const copied = await copyText(errorFacts(error));
    from.dispatchEvent(new SayEvent(copied ? "Details copied" : "The browser did not allow copying."));
  };
  return html`<details class="details">
    <summary>Show details</summary>
    <pre tabindex="0" aria-label="Details">${errorFacts(error)}</pre>
    <button @click=${copy}>Copy details</button>
  </details>`;
}
