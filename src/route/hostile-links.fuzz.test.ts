import fc from "fast-check";
import { expect, it } from "vitest";
import { checkLink, checkUrl, ConsentCheck, hostileFragments, hostileUrls } from "../../tools/testing/hostile-links.ts";

/** A hundred thousand of all: npm run fuzz -- --links. */
const options = { seed: 4, numRuns: 20_000 };
const timeout = 60_000; // on a busy machine

it(
  "takes no address but https, or http of this machine, and lets no host through that must be asked for",
  { timeout },
  () => {
    fc.assert(fc.property(hostileUrls, checkUrl), options);
  },
);

it("never throws over a link, and gives back what it made of it", { timeout }, () => {
  fc.assert(fc.property(hostileFragments, checkLink), options);
});

it("opens nothing from a host that nobody was asked about", { timeout }, async () => {
  const consent = new ConsentCheck();
  const follow = (fragment: string): Promise<void> => consent.follow(fragment);
  await fc.assert(fc.asyncProperty(hostileFragments, follow), { ...options, numRuns: 5_000 });
  expect(consent.opened).toBeGreaterThan(10);
});
