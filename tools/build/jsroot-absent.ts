/**
 * What of JSROOT's painters stays out of the build: PDF, 3D, geometry, trees, menus, dialogs, browsers of files, the
 * windows of ROOT 7. Their names stay, as functions that do nothing. No allowed class or option leads there
 * (src/draw/jsroot/allow.ts), and several would write markup or code from names and titles.
 */
const names = [
  "base/(makepdf|jspdf|svg2pdf|base3d|latex3d|RObjectPainter)",
  "hist/(hist3d|TH3Painter|TF3Painter|TGraph2DPainter|TGraphTimePainter|TEfficiencyPainter|RPavePainter)",
  "hist2d/TScatterPainter",
  "draw/(draw3d|TASImagePainter|TWebPaintingPainter|TRatioPlotPainter|TSplinePainter|TPiePainter|TGraphPolarPainter|TAnnotation3DPainter|TTree|RNTuple|v7more|RTreeMapPainter|TPolyMarker3D)",
  "gpad/(RCanvasPainter|RPadPainter|RFramePainter|RAxisPainter)",
  "gui/(HierarchyPainter|display|lil-gui)",
  "geom/\\w+",
  "rntuple",
  "three(_addons)?",
];
const absent = new RegExp(`/modules/(${names.join("|")})\\.mjs$`);

export const isAbsent = (path: string): boolean => absent.test(path);

/** A module that exports what the other does, and nothing behind the names. */
export function namesOnly(code: string, path: string): string {
  const exported = /^export \{([^}]+)\};$/m.exec(code)?.[1];
  if (exported === undefined) throw new Error(`JSROOT exports in another way: ${path}`);
  const stubs = exported
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .map((name) => `Absent as ${name.split(/\s+as\s+/).at(-1)}`);
  return `function Absent() {}\nexport { ${stubs.join(", ")} };`;
}

/** In place of JSROOT's menus: one that never comes. */
export const noMenus = `
export const kToFront = "__front__", kNoReorder = "__no_reorder";
export const createMenu = () => new Promise(() => {});
export const closeMenu = () => false, hasMenu = () => false;
export const showPainterMenu = () => {}, assignContextMenu = () => {};
`;

/** What the table of painters takes of the modules that read: names of classes. */
export const readerNames: Readonly<Record<string, string>> = {
  "./io.mjs": 'export const clTStreamerInfoList = "TStreamerInfoList", kBaseClass = "BASE";',
  "./tree.mjs": 'export const clTBranchFunc = "TBranchFunc";',
};
