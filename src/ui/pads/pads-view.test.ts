import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainView, type FigureView, type PadsView } from "../../route/route.ts";
import {
  isZoomed,
  padsOf,
  sidesOf,
  toChamber,
  toSector,
  toShow,
  toSide,
  viewOf,
  withLook,
  zoomedOut,
} from "./pads-view.ts";

const side = fc.constantFrom("A" as const, "C" as const);
const pads: fc.Arbitrary<PadsView> = fc.oneof(
  fc.record({ show: fc.constantFrom("xy", "plane", "rphi"), side: fc.option(side, { nil: undefined }) }),
  fc.record({ show: fc.constantFrom("xy", "plane", "rphi"), sector: fc.nat(35) }),
  fc.record({ show: fc.constant("chambers"), chamber: fc.nat(71) }),
);
const views: fc.Arbitrary<FigureView> = pads.map((each) => ({ ...plainView, pads: each }));

describe("views of pads", () => {
  it("are no longer zoomed once they are zoomed out, and of the same kind and side", () => {
    fc.assert(
      fc.property(views, (view) => {
        const out = zoomedOut(view);
        expect(isZoomed(out)).toBe(false);
        expect(padsOf(out)).toMatchObject({ show: padsOf(view).show });
        expect(padsOf(out).side).toBe(padsOf(view).side);
      }),
    );
  });

  it("say nothing of what is as without a word", () => {
    expect(zoomedOut(toSector(plainView, 5)).pads).toBeUndefined();
    expect(toShow(toShow(plainView, "plane"), "xy").pads).toBeUndefined();
    expect(toSide(toSide(plainView, "C"), undefined).pads).toBeUndefined();
  });

  it("keep the place on the side that is chosen", () => {
    expect(padsOf(toSide(toSector(plainView, 5), "C")).sector).toBe(23);
    expect(padsOf(toSide(toSector(plainView, 23), "A")).sector).toBe(5);
    expect(padsOf(toSide(toSector(plainView, 23), undefined)).sector).toBe(23);
  });

  it("of chambers have no sector, those of maps no chamber", () => {
    const chamber = toChamber(toShow(toSector(plainView, 5), "chambers"), 41);
    expect(padsOf(chamber)).toEqual({ show: "chambers", side: undefined, sector: undefined, chamber: 41 });
    expect(padsOf(toShow(chamber, "rphi"))).toMatchObject({ chamber: undefined, sector: undefined });
  });

  it("show one side where there is room for one: that of what is zoomed to", () => {
    expect(sidesOf(plainView, false)).toEqual(["A", "C"]);
    expect(sidesOf(plainView, true)).toEqual(["A"]);
    expect(sidesOf(toSector(plainView, 20), true)).toEqual(["C"]);
    expect(sidesOf(toChamber(toShow(plainView, "chambers"), 60), true)).toEqual(["C"]);
    expect(sidesOf(toSide(plainView, "C"), false)).toEqual(["C"]);
    expect(sidesOf(plainView, true, "C")).toEqual(["C"]);
    expect(sidesOf(toSide(plainView, "A"), true, "C")).toEqual(["A"]);
    expect(sidesOf(toSector(plainView, 3), true, "C")).toEqual(["A"]);
    expect(sidesOf(plainView, false, "C")).toEqual(["A", "C"]);
  });
});

describe("looks of a report", () => {
  it("give back the view of each panel that they were given", () => {
    fc.assert(
      fc.property(views, views, (one, two) => {
        const looks = withLook(withLook(undefined, "n-clusters", one), "q-max", two);
        expect(viewOf(looks, "n-clusters")).toEqual(one);
        expect(viewOf(looks, "q-max")).toEqual(two);
        expect(viewOf(looks, "q-tot")).toEqual(plainView);
      }),
    );
  });

  it("are none where every panel is as the report draws it", () => {
    const looks = withLook(undefined, "n-clusters", toSector(plainView, 3));
    expect(withLook(looks, "n-clusters", plainView)).toBeUndefined();
  });
});
