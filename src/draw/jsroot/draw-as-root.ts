import { attempt, fail, ok, type Result } from "../../base/result.ts";
import { allowDrawing, flawOfJson } from "./allow.ts";
import { setRanges, type RootRanges } from "./ranges.ts";
import { plainOption } from "./text.ts";

export interface AsRootOptions {
  /** What the object is called in failures. */
  readonly name: string;
  /** ROOT's draw option, in place of the one that is stored with the object. */
  readonly option?: string;
  /** Logarithmic axes, in place of what the object's own pad says. */
  readonly log?: { readonly x?: boolean; readonly y?: boolean; readonly z?: boolean };
  /** In place of those that are stored with the object. */
  readonly ranges?: RootRanges;
}

/** An object drawn into an element. */
export interface AsRoot {
  /** Classes that were left out, for a note beside the drawing. */
  readonly leftOut: readonly string[];
  /** The element has another size. */
  resize(): void;
  /** Must be called before the element goes: JSROOT keeps listeners and memory until then. */
  dispose(): void;
}

type Jsroot = typeof import("jsroot/core") & typeof import("jsroot/draw");
let loading: Promise<Jsroot> | undefined;

/**
 * Draws an object with ROOT's own painters (JSROOT), which are loaded at the first call. The element must lie in the
 * page and have a size.
 *
 * @param json text of `RootFile.json`, or what `JSON.parse` makes of it (which is changed).
 */
export async function drawAsRoot(
  element: HTMLElement,
  json: string | object,
  options: AsRootOptions,
  signal?: AbortSignal,
): Promise<Result<AsRoot>> {
  const { name } = options;
  const notDrawn = (why: string): Result<AsRoot> => fail({ kind: "not-drawn", name, why });
  const raw: unknown = typeof json === "string" ? JSON.parse(json) : json;
  const flaw = flawOfJson(raw);
  if (flaw !== undefined || typeof raw !== "object" || raw === null) return notDrawn(flaw ?? "it is no object");
  const loaded = await attempt(load);
  if (!loaded.ok) return loaded;
  const jsroot = loaded.value;
  const allowed = allowDrawing(jsroot.parse(raw));
  if (!allowed.ok) return notDrawn(allowed.why);
  setRanges(allowed.object, options.ranges ?? {});
  const cancelled = (): boolean => signal?.aborted === true;
  if (cancelled()) return fail({ kind: "cancelled" });
  let painter: Awaited<ReturnType<Jsroot["draw"]>>;
  try {
    painter = await jsroot.draw(element, allowed.object, optionOf(options));
  } catch (thrown) {
    jsroot.cleanup(element);
    return notDrawn(`ROOT's painter failed (${thrown instanceof Error ? thrown.message : String(thrown)})`);
  }
  const dispose = (): void => void jsroot.cleanup(element);
  if (cancelled()) {
    dispose();
    return fail({ kind: "cancelled" });
  }
  return ok({
    leftOut: allowed.leftOut,
    resize: () => void painter?.getCanvPainter?.()?.checkCanvasResize?.(),
    dispose,
  });
}

/** The option may be one of a file. */
function optionOf({ option = "", log = {} }: AsRootOptions): string {
  return [plainOption(option), log.x ? "logx" : "", log.y ? "logy" : "", log.z ? "logz" : ""]
    .filter((each) => each !== "")
    .join(";");
}

function load(): Promise<Jsroot> {
  loading ??= Promise.all([import("jsroot/core"), import("jsroot/draw")]).then(
    ([core, draw]) => {
      setUp(core);
      return { ...core, ...draw };
    },
    (thrown: unknown) => {
      loading = undefined; // the next call tries again
      throw thrown;
    },
  );
  return loading;
}

/** Nothing of JSROOT but its plots: no menus, no tool bar, no keys, nothing taken from addresses. */
function setUp({ settings, constants }: typeof import("jsroot/core")): void {
  Object.assign(settings, {
    ContextMenu: false,
    ToolBar: false,
    HandleKeys: false,
    DragAndDrop: false,
    DragGraphs: false,
    MoveResize: false,
    CanEnlarge: false,
    // Ranges are the page's: they are in its link.
    Zooming: false,
    ZoomWheel: false,
    ZoomTouch: false,
    ProgressBox: false,
    IgnoreUrlOptions: true,
    UseStamp: false,
    // A formula that is not known has its saved points; and those are what the writer saw.
    PreferSavedPoints: true,
    LoadSymbolTtf: false,
    Latex: constants.Latex.Normal,
    FilesRemap: {},
  } satisfies Partial<typeof settings>);
}
