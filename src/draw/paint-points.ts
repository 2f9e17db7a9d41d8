import type { PointsLayer } from "./figure-model.ts";
import { snap } from "./decimate.ts";
import { casingWidth, inkOf, strokePath } from "./ink.ts";
import type { Surroundings } from "./paint-axes.ts";

const radii = { point: 1.8, trend: 3, square: 1.6, hollow: 1.8 } as const;
/** Of more points those that lie on one another are painted once: it is pixels that take time then. */
const many = 5000;

export function paintPoints(around: Surroundings, layer: PointsLayer): void {
  const { ctx, layout, theme, size } = around;
  const { x, y, frame } = layout;
  const colour = inkOf(layer.ink, theme);
  const pixel = 1 / size.pixelRatio;
  const shown = pointsInSight(around, layer);
  const { yErrors, xErrors, upErrors } = layer;
  const wide = (error: number | undefined): number => (error !== undefined && error > 0 ? error : 0);
  ctx.beginPath();
  for (const index of shown) {
    const [vx, vy] = [layer.x[index]!, layer.y[index]!];
    const px = snap(x.toPixel(vx), pixel);
    const [down, up] = [wide(yErrors?.[index]), wide((upErrors?.y ?? yErrors)?.[index])];
    if (down > 0 || up > 0) {
      ctx.moveTo(px, Math.min(y.toPixel(vy - down), frame.bottom));
      ctx.lineTo(px, Math.max(y.toPixel(vy + up), frame.top));
    }
    const [left, right] = [wide(xErrors?.[index]), wide((upErrors?.x ?? xErrors)?.[index])];
    if (left > 0 || right > 0) {
      const py = snap(y.toPixel(vy), pixel);
      ctx.moveTo(x.toPixel(vx - left), py);
      ctx.lineTo(x.toPixel(vx + right), py);
    }
  }
  strokePath(ctx, { colour, width: 1, dash: [], casing: layer.cased ? theme.casing : undefined });
  const radius = radii[layer.marker];
  const shapes = (fill: string, reach: number): void => {
    ctx.fillStyle = fill;
    ctx.beginPath();
    for (const index of shown) {
      const [px, py] = [x.toPixel(layer.x[index]!), y.toPixel(layer.y[index]!)];
      if (layer.marker === "square" || layer.marker === "hollow" || shown.length > many)
        ctx.rect(px - reach, py - reach, 2 * reach, 2 * reach);
      else {
        ctx.moveTo(px + reach, py);
        ctx.arc(px, py, reach, 0, 2 * Math.PI);
      }
    }
    ctx.fill();
  };
  if (layer.cased) shapes(theme.casing, radius + casingWidth / 2);
  shapes(colour, radius);
  if (layer.marker === "hollow") shapes(theme.casing, radius - 1);
}

/** Indices of the points to be painted: between the ends of x, and of many no two on the same spot of a pixel. */
function pointsInSight({ layout, size }: Surroundings, layer: PointsLayer): readonly number[] {
  const { x, y, frame } = layout;
  const shown: number[] = [];
  const count = Math.min(layer.x.length, layer.y.length);
  const [wide, high] = [frame.right - frame.left, frame.bottom - frame.top];
  const columns = Math.ceil(wide * size.pixelRatio) + 1;
  const taken = count > many ? new Uint8Array(columns * (Math.ceil(high * size.pixelRatio) + 1)) : undefined;
  for (let index = 0; index < count; index++) {
    const value = layer.x[index]!;
    if (!(value >= x.lo && value <= x.hi) || !Number.isFinite(layer.y[index]!)) continue;
    const [right, down] = [x.toPixel(value) - frame.left, y.toPixel(layer.y[index]!) - frame.top];
    if (taken !== undefined && down >= 0 && down <= high) {
      const spot = Math.round(right * size.pixelRatio) + columns * Math.round(down * size.pixelRatio);
      if (taken[spot] === 1) continue;
      taken[spot] = 1;
    }
    shown.push(index);
  }
  return shown;
}
