import { html, type TemplateResult } from "lit";
import type { QcError } from "../../base/result.ts";
import { copyText, SayEvent } from "../base/say.ts";
import { errorFacts, type FailedIn } from "../figures/error-facts.ts";

/** Disclosure with the facts of a failure and a button that copies them. */
export function errorDetails(error: QcError, run: FailedIn): TemplateResult {
  const facts = errorFacts(error, run);
  const copy = async (event: Event): Promise<void> => {
    const from = event.currentTarget as HTMLElement;
    const copied = await copyText(facts);
    from.dispatchEvent(new SayEvent(copied ? "Details copied" : "The browser did not allow copying."));
  };
  return html`<details class="details">
    <summary>Show details</summary>
    <pre tabindex="0" aria-label="Details">${facts}</pre>
    <button @click=${copy}>Copy details</button>
  </details>`;
}
