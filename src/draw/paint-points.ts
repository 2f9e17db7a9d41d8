import type { PointsLayer } from "./figure-model.ts";
import { snap } from "./decimate.ts";
import { casingWidth, inkOf, strokePath } from "./ink.ts";
import type { Surroundings } from "./paint-axes.ts";

const radii = { point: 1.8, trend: 3, square: 1.6, hollow: 1.8 } as const;

export function paintPoints({ ctx, layout, theme, size }: Surroundings, layer: PointsLayer): void {
  const { x, y, frame } = layout;
  const colour = inkOf(layer.ink, theme);
  const pixel = 1 / size.pixelRatio;
  const count = Math.min(layer.x.length, layer.y.length);
  const inside = (index: number): boolean => {
    const value = layer.x[index]!;
    return value >= x.lo && value <= x.hi && !Number.isNaN(layer.y[index]!);
  };
  ctx.beginPath();
  for (let index = 0; index < count; index++) {
    if (!inside(index)) continue;
    const [vx, vy] = [layer.x[index]!, layer.y[index]!];
    const px = snap(x.toPixel(vx), pixel);
    const error = layer.yErrors?.[index];
    if (error !== undefined && error > 0) {
      ctx.moveTo(px, Math.min(y.toPixel(vy - error), frame.bottom));
      ctx.lineTo(px, Math.max(y.toPixel(vy + error), frame.top));
    }
    const half = layer.xErrors?.[index];
    if (half !== undefined && half > 0) {
      const py = snap(y.toPixel(vy), pixel);
      ctx.moveTo(x.toPixel(vx - half), py);
      ctx.lineTo(x.toPixel(vx + half), py);
    }
  }
  strokePath(ctx, { colour, width: 1, dash: [], casing: layer.cased ? theme.casing : undefined });
  const radius = radii[layer.marker];
  const shapes = (fill: string, reach: number): void => {
    ctx.fillStyle = fill;
    ctx.beginPath();
    for (let index = 0; index < count; index++) {
      if (!inside(index)) continue;
      const [px, py] = [x.toPixel(layer.x[index]!), y.toPixel(layer.y[index]!)];
      if (layer.marker === "square" || layer.marker === "hollow")
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
