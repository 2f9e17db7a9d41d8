import fc from "fast-check";
import { checkLink, checkUrl, ConsentCheck, hostileFragments, hostileUrls } from "../testing/hostile-links.ts";

/** Follows hostile links; says what went wrong with the shortest one found, `undefined` where nothing did. */
export async function fuzzLinks(seed: number, count: number): Promise<string | undefined> {
  const consent = new ConsentCheck();
  const options = { seed, numRuns: count };
  const checks = [
    fc.check(fc.property(hostileUrls, checkUrl), options),
    await fc.check(
      fc.asyncProperty(hostileFragments, async (fragment) => {
        checkLink(fragment);
        await consent.follow(fragment);
      }),
      options,
    ),
  ];
  const failed = checks.find((each) => each.failed);
  if (failed !== undefined) return fc.defaultReportMessage(failed as fc.RunDetails<unknown>);
  return consent.opened > 0 ? undefined : "no link opened anything: the check looks at nothing";
}
