import type { Arrangement } from "../../route/route.ts";

/** Asks for runs to be shown otherwise. */
export class ArrangeEvent extends Event {
  static readonly type = "arrange";
  readonly change: Partial<Arrangement>;

  constructor(change: Partial<Arrangement>) {
    super(ArrangeEvent.type, { bubbles: true, composed: true });
    this.change = change;
  }
}

/** Runs are to be compared with a list of those that are expected; empty: with none. */
export class ExpectEvent extends Event {
  static readonly type = "expect-runs";
  readonly expected: readonly number[];

  constructor(expected: readonly number[]) {
    super(ExpectEvent.type, { bubbles: true, composed: true });
    this.expected = expected;
  }
}
