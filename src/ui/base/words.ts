import type { RunInfo } from "../../qc/activity.ts";
import type { RunFile } from "../../qc/run-file.ts";
import type { Rule } from "../../qc/quality.ts";
import type { ReportVerdicts } from "../../reports/verdicts.ts";

const thinSpace = "\u2009";

/** 1204 → "1 204": thousands by thin space. */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, thinSpace);
}

/** Bytes as people say them: "3.8 MB", "51 MB", "2.0 GB". */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const units = ["kB", "MB", "GB", "TB"];
  const step = Math.min(units.length, Math.floor(Math.log10(bytes) / 3 + 1e-9));
  const value = bytes / 1000 ** step;
  return `${value < 9.95 ? value.toFixed(1) : value.toFixed(0)} ${units[step - 1]}`;
}

/** "2 min ago", "1 h ago", "yesterday", "22 Nov". */
export function ago(then: number, now: number): string {
  const minutes = Math.floor((now - then) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  if (minutes < 48 * 60) return "yesterday";
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  return sameYear ? dayOf(then) : `${dayOf(then)} ${new Date(then).getFullYear()}`;
}

/** "22 Nov 14:08", in the time zone of the person. */
export function moment(at: number): string {
  return `${dayOf(at)} ${timeOf(at)}`;
}

export function timeOf(at: number): string {
  const date = new Date(at);
  return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const dayOf = (at: number): string => `${new Date(at).getDate()} ${months[new Date(at).getMonth()]}`;

/** "LHC24zz apass2"; "" where neither is known. */
export function periodAndPass(info: RunInfo | undefined): string {
  return [info?.period, info?.pass].filter((each) => each !== undefined && each !== "").join(" ");
}

export const kindWord = (info: RunInfo | undefined): string =>
  info?.kind === undefined ? "" : info.kind === "mc" ? "MC" : "data";

/**
 * What is said where nothing is bad or medium; "" where something is. Nothing is called good that was not judged: today's tool
 * judges one thing, and outlines regions of pads that it does not judge.
 */
export function quietWords({ standsOut, complete, counts }: ReportVerdicts, rule: Rule): string {
  if (standsOut.some(({ quality }) => quality !== "null")) return "";
  if (!complete) return "Nothing so far; still reading.";
  const nothing =
    rule === "robust"
      ? "Nothing stands out."
      : "Nothing stands out. Today's rule judges the means of MIP dE/dx alone; regions of pads are at their maps.";
  return counts.good > 0 ? nothing : standsOut.length > 0 ? "" : "Nothing was judged.";
}

/** The line under the run: "pp · 559104.root, 3.8 MB, local file · read 22 Nov 14:08". */
export function sourceFacts(about: {
  readonly info: RunInfo | undefined;
  readonly file: RunFile | undefined;
  readonly name: string;
  readonly from: string;
  readonly readAt: number | undefined;
}): readonly string[] {
  const file = [about.name, about.file === undefined ? "" : size(about.file.size), about.from].filter(
    (part) => part !== "",
  );
  return [
    about.info?.beam ?? "",
    file.join(", "),
    about.readAt === undefined ? "" : `read ${moment(about.readAt)}`,
  ].filter((part) => part !== "");
}
