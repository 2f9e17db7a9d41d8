/** What a key asks for. Each page takes what it understands. */
export type KeyAction = "next" | "previous" | "enlarge" | "back" | "log" | "reset" | "copy";

const actions: ReadonlyMap<string, KeyAction> = new Map([
  ["j", "next"],
  ["k", "previous"],
  ["Enter", "enlarge"],
  ["Escape", "back"],
  ["l", "log"],
  ["r", "reset"],
  ["y", "copy"],
]);

/** What is known of a key press: the key, its modifiers, and the roles of the element that has the focus. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  /** The key goes into a field. */
  readonly typing: boolean;
  /** The focus is on something that Enter itself works on: a link, a button, a disclosure. */
  readonly onControl: boolean;
}

export function keyAction(press: KeyPress): KeyAction | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing || press.typing) return undefined;
  const action = actions.get(press.key);
  return action === "enlarge" && press.onControl ? undefined : action;
}

/**
 * Escape that nothing further in has taken: what takes it back, or closes, prevents its default and with that keeps the page
 * from being left. While a text is composed it is of that.
 */
export const isEscape = ({
  key,
  isComposing,
  defaultPrevented,
}: Pick<KeyboardEvent, "key" | "isComposing" | "defaultPrevented">): boolean =>
  key === "Escape" && !isComposing && !defaultPrevented;

/** The list of keys is asked for. */
export const asksForKeys = ({ key, ctrlKey, metaKey, altKey, isComposing, typing }: KeyPress): boolean =>
  key === "?" && !ctrlKey && !metaKey && !altKey && !isComposing && !typing;

const steps: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["ArrowLeft", [-1, 0]],
  ["ArrowRight", [1, 0]],
  ["ArrowUp", [0, 1]],
  ["ArrowDown", [0, -1]],
]);

/** Bins to the right and up that an arrow key asks for; ten times as many with Shift. */
export function arrowStep(event: {
  readonly key: string;
  readonly shiftKey: boolean;
}): readonly [number, number] | undefined {
  const step = steps.get(event.key);
  return step !== undefined && event.shiftKey ? [10 * step[0], 10 * step[1]] : step;
}

/** What a key asks of a drawing that has the focus. */
export type FocusKey =
  | { readonly kind: "read" | "pan"; readonly by: readonly [right: number, up: number] }
  | { readonly kind: "zoom"; readonly closer: boolean }
  | { readonly kind: "hold" };

/**
 * Arrows move the read-out, with a modifier what is seen: Control, or on a Mac Option, where Control changes desktops.
 */
export function focusKey(
  event: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey">,
  isMac: boolean,
): FocusKey | undefined {
  const { key, ctrlKey, altKey, metaKey } = event;
  const step = arrowStep(event);
  const [pans, others] = isMac ? [altKey, ctrlKey || metaKey] : [ctrlKey, altKey || metaKey];
  if (others) return undefined;
  if (step !== undefined) return { kind: pans ? "pan" : "read", by: step };
  if (pans) return undefined;
  if (key === "+" || key === "=") return { kind: "zoom", closer: true };
  if (key === "-" || key === "_") return { kind: "zoom", closer: false };
  return key === "Enter" ? { kind: "hold" } : undefined;
}

const textless = new Set(["checkbox", "radio", "button", "submit", "reset", "file", "image"]);

/** Reads a key press off its event; the first target lies in the innermost shadow root. */
export function keyPress(event: KeyboardEvent): KeyPress {
  const target = event.composedPath()[0];
  const element = target instanceof HTMLElement ? target : undefined;
  const typing =
    element !== undefined &&
    (element.isContentEditable ||
      element.matches("textarea, select") ||
      (element instanceof HTMLInputElement && !textless.has(element.type)));
  return {
    key: event.key,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey: event.altKey,
    isComposing: event.isComposing,
    typing,
    onControl: element?.matches("a, button, summary, input, select") ?? false,
  };
}

/** A page that takes keys. True: taken. */
export interface TakesKeys {
  act(action: KeyAction): boolean;
}

export const takesKeys = (element: Element | null | undefined): element is Element & TakesKeys =>
  element !== null && element !== undefined && "act" in element;
