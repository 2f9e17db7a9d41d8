import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Table } from "../../draw/export/table.ts";
import { TablePage } from "../elements/qc-data-table.ts";

/**
 * The numbers of what a panel draws, which an element within it has: they are taken after it was given what to draw, and the
 * panel is rendered once more with them.
 */
export class NumbersShown implements ReactiveController {
  table: Table | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #from: () => readonly unknown[] | undefined;
  readonly #read: () => Table | undefined;
  #last: readonly unknown[] | undefined;

  /** @param from what they depend on; `undefined`: nobody asks for them. */
  constructor(host: ReactiveControllerHost, from: () => readonly unknown[] | undefined, read: () => Table | undefined) {
    this.#host = host;
    this.#from = from;
    this.#read = read;
    host.addController(this);
  }

  hostUpdated(): void {
    const from = this.#from();
    if (from === undefined || (this.#last?.length === from.length && from.every((each, i) => each === this.#last![i])))
      return;
    this.#last = from;
    this.table = this.#read();
    this.#host.requestUpdate();
  }
}

/** They are to be listed from this page on, or no more. */
export class ListNumbers extends Event {
  static readonly type = "list-numbers";
  readonly page: number | undefined;

  constructor(page: number | undefined) {
    super(ListNumbers.type, { bubbles: true, composed: true });
    this.page = page;
  }
}

/** The table of a panel by itself; where `page` is `undefined` it is closed and not there. */
export function listedNumbers(
  page: number | undefined,
  numbers: Table | undefined,
  what: string,
  list: (page: number | undefined) => void,
): TemplateResult | typeof nothing {
  if (page === undefined || numbers === undefined) return nothing;
  return html`<qc-data-table
    .numbers=${numbers}
    .what=${what}
    .shown=${page}
    @qc-table-page=${(event: Event) => event instanceof TablePage && list(event.page)}
  ></qc-data-table>`;
}
