import { svgPieces } from "../../draw/export/svg.ts";
import { blobOf } from "../base/blob-of.ts";
import type { Painting } from "../base/painting.ts";

/** As an SVG file: shapes and texts only. */
export const svgOf = ({ size, paint }: Painting): Promise<Blob> => blobOf(svgPieces(size, paint), "image/svg+xml");
