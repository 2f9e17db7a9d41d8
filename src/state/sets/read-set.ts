import { explainAddress } from "../../base/explain.ts";
import { readSourceUrl, type Base } from "../../route/hosts.ts";
import { parseRoute } from "../../route/links.ts";
import {
  isRunRoute,
  isSetRoute,
  memberDigits,
  type RunPlace,
  type SetLink,
  type SetMember,
} from "../../route/route.ts";

/** Addresses of files between spaces or lines; a field of one line joins what was lines when it is pasted. */
export const addressesIn = (text: string): readonly string[] =>
  text.split(/\s+|(?<=\.root)(?=https?:\/\/)/).filter((each) => each !== "");

/** One run as a set; `undefined` where it is merged from several files. */
export const setOfRun = ({ source, identity }: Pick<RunPlace, "source" | "identity">): SetLink | undefined =>
  source.kind === "merged"
    ? undefined
    : { name: "", members: [{ source, identity: identity?.slice(0, memberDigits) }] };

/** Runs that a person typed or pasted: a link to a set or a run, or addresses of files. A text says what is wrong. */
export function readSetText(text: string, base: Base): SetLink | string {
  const hash = text.indexOf("#/");
  if (hash >= 0) {
    const { route } = parseRoute(text.slice(hash).trim(), base);
    if (isSetRoute(route)) return route.a;
    const run = isRunRoute(route) ? setOfRun(route) : undefined;
    return (
      run ??
      (isRunRoute(route)
        ? "This link is to a run merged from its parts: paste a link to these."
        : "This link is to no set of runs.")
    );
  }
  const addresses = addressesIn(text);
  if (addresses.length === 0) return "Type addresses of QC files, or paste a link to a set of runs.";
  const members: SetMember[] = [];
  for (const address of addresses) {
    const read = readSourceUrl(address, base);
    if (!read.ok) return explainAddress(address);
    members.push({ source: { kind: "url", url: read.value }, identity: undefined });
  }
  return { name: "", members };
}
