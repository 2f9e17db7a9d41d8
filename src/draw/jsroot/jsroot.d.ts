// What we use of JSROOT on the page; the package declares it as `any`.
declare module "jsroot/core" {
  export const version_id: string;
  /** Switches of the painters; all are global. */
  export const settings: {
    ContextMenu: boolean;
    Zooming: boolean;
    ZoomWheel: boolean;
    ZoomTouch: boolean;
    ToolBar: boolean | string;
    Tooltip: boolean;
    HandleKeys: boolean;
    DragAndDrop: boolean;
    DragGraphs: boolean;
    MoveResize: boolean;
    CanEnlarge: boolean;
    ProgressBox: boolean | string;
    IgnoreUrlOptions: boolean;
    UseStamp: boolean;
    PreferSavedPoints: boolean;
    LoadSymbolTtf: boolean;
    Latex: number;
    FilesRemap: Record<string, string>;
  };
  export const constants: { readonly Latex: { readonly Normal: number } };
  /** Resolves references and gives objects their methods, in place. */
  export function parse(json: string | object): object | null;
  export function toJSON(object: object): string;
}

declare module "jsroot/draw" {
  export interface Painter {
    getCanvPainter?(): { checkCanvasResize?(): unknown } | null | undefined;
  }
  export function draw(element: HTMLElement, object: object, option?: string): Promise<Painter | null>;
  export function cleanup(element: HTMLElement): unknown;
}
