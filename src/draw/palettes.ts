/** Colour maps of 2-D figures: stops evenly spaced, interpolated in sRGB. The same in both themes. */
export const paletteStops = {
  bird: ["#352a87", "#0f5cdd", "#1481d6", "#06a4ca", "#2eb7a4", "#87bf77", "#d1bb59", "#fec832", "#f9fb0e"],
  viridis: ["#440154", "#472d7b", "#3b528b", "#2c728e", "#21918c", "#28ae80", "#5ec962", "#addc30", "#fde725"],
  cividis: ["#00224e", "#123570", "#3b496c", "#575d6d", "#707173", "#8a8678", "#a59c74", "#c3b369", "#fee838"],
  diverging: ["#2166ac", "#67a9cf", "#d1e5f0", "#f7f7f7", "#fddbc7", "#ef8a62", "#b2182b"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PaletteName = keyof typeof paletteStops;

export const paletteNames = ["bird", "viridis", "cividis", "diverging"] as const satisfies readonly PaletteName[];
export const defaultPalette: PaletteName = "bird";

/** Words on the page. */
export const paletteTitles: Readonly<Record<PaletteName, string>> = {
  bird: "Bird",
  viridis: "Viridis",
  cividis: "Cividis",
  diverging: "diverging",
};

export type Rgb = readonly [number, number, number];

export function parseHex(colour: string): Rgb {
  const bits = Number.parseInt(colour.slice(1), 16);
  return [(bits >> 16) & 255, (bits >> 8) & 255, bits & 255];
}

export const hexOf = (rgb: Rgb): string => `#${rgb.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

/** Colour at t in 0…1, clamped. */
export function paletteColour(name: PaletteName, t: number): Rgb {
  const stops: readonly string[] = paletteStops[name];
  const at = Math.min(Math.max(t, 0), 1) * (stops.length - 1);
  const index = Math.min(Math.floor(at), stops.length - 2);
  const part = at - index;
  const [from, to] = [parseHex(stops[index]!), parseHex(stops[index + 1]!)];
  const mix = (channel: 0 | 1 | 2): number => Math.round(from[channel] + part * (to[channel] - from[channel]));
  return [mix(0), mix(1), mix(2)];
}

const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** An opaque colour as one pixel of an ImageData seen as 32-bit numbers. */
export const packPixel = ([red, green, blue]: Rgb): number =>
  (littleEndian ? (255 << 24) | (blue << 16) | (green << 8) | red : (red << 24) | (green << 16) | (blue << 8) | 255) >>>
  0;

/** 256 pixels in as many equal steps as there are colours, lowest first. */
export const stepTable = (colours: readonly string[]): Uint32Array =>
  Uint32Array.from({ length: 256 }, (_, index) =>
    packPixel(parseHex(colours[Math.floor((index * colours.length) / 256)]!)),
  );

const tables = new Map<PaletteName, Uint32Array>();

/** 256 colours as pixels, lowest first. */
export function paletteTable(name: PaletteName): Uint32Array {
  let table = tables.get(name);
  if (!table) {
    table = Uint32Array.from({ length: 256 }, (_, index) => packPixel(paletteColour(name, index / 255)));
    tables.set(name, table);
  }
  return table;
}
