// These run in the page, sent there as text: each names only itself, what is in the page, and the others of this file.

/** Elements below, through every shadow root, in the order of the document. */
function* below(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    if (element.shadowRoot !== null) yield* below(element.shadowRoot);
  }
}

function roleOf(element: Element): string | null {
  const own = element.getAttribute("role");
  if (own !== null) return own;
  if (/^h[1-6]$/.test(element.localName)) return "heading";
  if (element.localName === "a") return "link";
  if (element instanceof HTMLInputElement) return element.type === "text" ? "textbox" : element.type;
  return element.localName === "progress" ? "progressbar" : element.localName;
}

function nameOf(element: Element): string {
  const given = element.getAttribute("aria-label");
  if (given !== null) return given;
  const root = element.getRootNode() as ShadowRoot | Document;
  const by = element.getAttribute("aria-labelledby")?.split(" ");
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  const from = by?.map((id) => root.getElementById(id)) ?? (labels.length > 0 ? labels : [element]);
  return from.map((each) => (each?.textContent ?? "").replaceAll(/\s+/g, " ").trim()).join(" ");
}

/** Those of a role whose name matches; what is hidden only where it takes files. */
function found(role: string, pattern: string, root: ParentNode = document): readonly Element[] {
  const name = new RegExp(pattern);
  return [...below(root)].filter(
    (each) =>
      roleOf(each) === role && name.test(nameOf(each)) && (each.checkVisibility() || each.matches("input[type=file]")),
  );
}

const helpers = [below, roleOf, nameOf, found];

/** The text of a script that calls a function of this file with its arguments. */
export const scriptOf = (call: (...args: never[]) => unknown): string =>
  `${helpers.map(String).join("\n")}\nreturn (${String(call)})(...arguments);`;

/** The first of them, away from the edges of the window, where the header may cover it. */
export function first(role: string, pattern: string): Element | null {
  const [element] = found(role, pattern);
  element?.scrollIntoView({ block: "center" });
  return element ?? null;
}

export function names(role: string, pattern: string): readonly string[] {
  return found(role, pattern).map(nameOf);
}

/** The run is there, and nothing of the page is being read any more. */
export function isSettled(run: string): boolean {
  return (
    found("heading", `\\b${run}$`).length > 0 &&
    found("figure", "").length > 0 &&
    found("button", "^Cancel$").length === 0 &&
    found("p", "still reading").length === 0 &&
    // Sections come one a frame, and figures are made in slices: one that is not made yet still waits.
    [...below(document)].some((each) => each.hasAttribute("laidout")) &&
    found("progressbar", "").length === 0
  );
}

export interface Picture {
  readonly figure: string;
  /** In sentences, with the numbers. */
  readonly summary: string;
  readonly colours: number;
}

/**
 * Brings a figure into sight and looks at its pictures; null until all are drawn. One that has none says why in its text.
 */
export function pictures(figureAt: number): readonly Picture[] | null {
  const figure = found("figure", "")[figureAt]!;
  figure.scrollIntoView({ block: "center" });
  const canvases = [...below(figure)].filter(
    (each) => each instanceof HTMLCanvasElement && each.getAttribute("aria-hidden") !== "true",
  ) as HTMLCanvasElement[];
  if (found("progressbar", "", figure).length > 0) return null;
  const drawn = canvases.filter((each) => each.getAttribute("role") === "img");
  // A drawing that was given up out of sight is made again.
  if (drawn.some(({ width }) => width === 0)) return null;
  const all = drawn.map((canvas) => {
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext("2d")!;
    copy.drawImage(canvas, 0, 0);
    const pixels = new Uint32Array(copy.getImageData(0, 0, width, height).data.buffer);
    return { figure: nameOf(figure), summary: nameOf(canvas), colours: new Set(pixels).size };
  });
  return all.every(({ colours }) => colours > 2) ? all : null;
}

/** The cells of the first column of a table that is so called. */
export function column(table: string, head: string): readonly string[] | null {
  const [element] = found("table", table);
  if (element === undefined) return null;
  const [names, ...rows] = [...element.querySelectorAll("tr")].map((row) =>
    [...row.cells].map((cell) => cell.innerText),
  );
  const at = names!.findIndex((name) => new RegExp(head).test(name));
  return rows.map((row) => row[at]!);
}

/** From here on the page remembers what it says, throws and violates; gives what it has said since it began to. */
export function listen(): readonly string[] {
  const page = window as typeof window & { heard?: string[] };
  if (page.heard !== undefined) return page.heard;
  const heard: string[] = (page.heard = []);
  for (const level of ["debug", "log", "info", "warn", "error"] as const)
    console[level] = (...words: readonly unknown[]) =>
      void heard.push(`console.${level} ${words.map(String).join(" ")}`);
  addEventListener("error", (event) => heard.push(`uncaught ${event.message}`));
  addEventListener("unhandledrejection", (event) => heard.push(`uncaught ${String(event.reason)}`));
  addEventListener("securitypolicyviolation", (event) =>
    heard.push(`policy ${event.violatedDirective} ${event.blockedURI}`),
  );
  return heard;
}

/** The service worker has the whole app. */
export async function ready(): Promise<string> {
  return (await navigator.serviceWorker.ready).active?.state ?? "";
}

export const address = (): string => location.href;
