import type { ObjectGroup } from "../../src/hist/object.ts";
import { parseActivity } from "../../src/qc/activity.ts";
import type { Json, JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";

/** The stored Activity, member by member, and that the app believes it. */
export function compareActivity(ledger: Ledger, group: ObjectGroup, path: string, wanted: JsonObject): void {
  for (const [member, value] of Object.entries(wanted)) {
    if (Array.isArray(value)) {
      const pair = [memberOf(group.activity, `${member}.mMin`), memberOf(group.activity, `${member}.mMax`)];
      value.forEach((each: Json, i) => ledger.exact("activity", member, pair[i], each));
    } else {
      ledger.exact("activity", member, memberOf(group.activity, member), value);
    }
  }
  // One that was stored unsound is rightly not believed.
  const { mId, mPeriodName } = wanted;
  if (typeof mId !== "number" || typeof mPeriodName !== "string" || !mPeriodName.startsWith("LHC")) return;
  const info = parseActivity(group.activity, path);
  ledger.also("run, period and pass as the app shows them", path, info.from, "activity");
  ledger.also("run, period and pass as the app shows them", path, info.run, mId);
  ledger.also("run, period and pass as the app shows them", path, info.period, mPeriodName);
  ledger.also("run, period and pass as the app shows them", path, info.pass, wanted["mPassName"] || info.pass);
}

const memberOf = (object: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (of, name) => (typeof of === "object" && of !== null && name in of ? (of as JsonObject)[name] : undefined),
      object,
    );
