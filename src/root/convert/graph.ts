import type { Graph, GraphErrors } from "../../hist/graph.ts";
import { Damage } from "../damage.ts";
import { axisTitle } from "./axis.ts";
import { isMembers, numberOf, textOf, type Members } from "./fields.ts";
import { splitTitle } from "./hist-members.ts";

/** A TGraph, TGraphErrors or TGraphAsymmErrors; throws `Damage` where it has not as many numbers as points. */
export function toGraph(object: Members, className: string): Graph {
  const points = numberOf(object, "fNpoints");
  const [title, titleX, titleY] = splitTitle(textOf(object, "fTitle"));
  // Titles of axes are those of the histogram that stands for the frame, once the graph was drawn.
  const frame = object["fHistogram"];
  return {
    kind: "graph",
    name: textOf(object, "fName"),
    title,
    className,
    xTitle: isMembers(frame) ? axisTitle(frame, "fXaxis", titleX) : (titleX ?? ""),
    yTitle: isMembers(frame) ? axisTitle(frame, "fYaxis", titleY) : (titleY ?? ""),
    x: numbers(object, "fX", points),
    y: numbers(object, "fY", points),
    errors: errorsOf(object, className, points),
  };
}

function errorsOf(object: Members, className: string, points: number): GraphErrors | undefined {
  if (className === "TGraph") return undefined;
  if (className === "TGraphErrors") {
    const [x, y] = [numbers(object, "fEX", points), numbers(object, "fEY", points)];
    return { x: [x, x], y: [y, y] };
  }
  return {
    x: [numbers(object, "fEXlow", points), numbers(object, "fEXhigh", points)],
    y: [numbers(object, "fEYlow", points), numbers(object, "fEYhigh", points)],
  };
}

/** As many numbers as points; early versions of the classes stored single precision. */
function numbers(object: Members, member: string, points: number): Float64Array {
  const stored = object[member];
  const values = stored instanceof Float32Array ? Float64Array.from(stored) : stored;
  // JSROOT has none where the pointer was empty.
  if (points === 0) return new Float64Array();
  if (!(values instanceof Float64Array)) throw new Damage(`${member} is no array of doubles`);
  if (values.length !== points) throw new Damage(`${values.length} numbers in ${member} for ${points} points`);
  return values;
}
