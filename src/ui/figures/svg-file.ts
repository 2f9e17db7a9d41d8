import { toSvg } from "../../draw/export/svg.ts";
import type { Painting } from "../base/painting.ts";

/** As an SVG file: shapes and texts only. */
export const svgOf = ({ size, paint }: Painting): Blob => new Blob([toSvg(size, paint)], { type: "image/svg+xml" });
