import { measuredAs, type Check, type Verdict } from "../check.ts";
import { missingWords } from "../separation/missing.ts";
import { outsideWords } from "../words.ts";

/**
 * Separation power of pions and electrons. Where a cut in the middle between two Gaussians takes one for the other, it does
 * so with Φ(−S/2) of each: that is what a limit means. Not judged where the fit gives no power (too few tracks or
 * electrons), or where it is below a limit by less than its error can tell.
 */
export const separationPower: Check = {
  id: "separation",
  title: "Separation power of pions and electrons at 0.35 to 0.45 GeV/c",
  rules: ["robust"],
  needs: [{ kind: "separation", rule: "robust" }],
  limits: {
    medium: {
      value: 4,
      unit: "",
      allowed: [0, 100],
      reason: "2.3 % of the pions are taken for electrons and the other way round; 6 to 8 % of resolution give 5 to 7",
    },
    bad: { value: 3, unit: "", allowed: [0, 100], reason: "6.7 % are: one in fifteen" },
    significance: {
      value: 4,
      unit: "standard errors below a limit",
      allowed: [0, 100],
      reason: "a run whose true power lies on a limit is called worse once in 30 000 runs",
    },
  },
  judge([measured], _rule, limits, place) {
    const { separation } = measuredAs(measured, "separation");
    const unjudged = (why: string): Verdict => ({ quality: "null", why, place, sectors: [] });
    if (separation.rule !== "robust") throw new Error("a check of the robust rule got what another rule has measured");
    const { power, missing } = separation.usual;
    if (power === undefined)
      return unjudged(missing === undefined ? "no separation power" : clause(missingWords(missing)));
    const [medium, bad, significance] = [limits["medium"]!, limits["bad"]!, limits["significance"]!];
    const quality = (["bad", "medium"] as const).find(
      (each) => power.value + significance * power.error < limits[each]!,
    );
    const wanted = Math.max(medium, bad);
    const words = `S ${outsideWords(power.value, wanted, Infinity, 1)} ± ${power.error.toFixed(1)}`;
    if (quality !== undefined) return { quality, why: `${words}, wanted ${wanted} or more`, place, sectors: [] };
    if (power.value < wanted) return unjudged(`${words}, not clearly below ${wanted}`);
    return { quality: "good", why: "", place, sectors: [] };
  },
};

/** A sentence as a part of one. */
const clause = (sentence: string): string =>
  `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, "");
