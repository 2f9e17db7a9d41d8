// What the page of JSROOT alone uses of it; the package declares it as `any`.
declare module "jsroot/io" {
  export interface OpenFile {
    readObject(path: string): Promise<unknown>;
  }
  export function openFile(source: string | ArrayBuffer | File): Promise<OpenFile>;
}

declare module "jsroot/draw" {
  export interface Painter {
    getFramePainter(): { zoom(xmin: number, xmax: number, ymin: number, ymax: number): Promise<boolean> };
    getPadPainter(): { redrawPad(): Promise<unknown> };
  }
  export function draw(element: HTMLElement, object: unknown, option?: string): Promise<Painter>;
  export function cleanup(element: HTMLElement): unknown;
}

declare module "jsroot/core" {
  export interface Axis {
    fXmin: number;
    fXmax: number;
  }
  export interface Histogram {
    fName: string;
    fLineColor: number;
    fLineWidth: number;
    readonly fXaxis: Axis;
    readonly fYaxis: Axis;
    readonly fArray: { [cell: number]: number };
  }
  export function createHistogram(className: string, nx: number, ny?: number): Histogram;
}
