import { countWords } from "../words.ts";
import { species, type SpeciesId } from "../bethe-bloch.ts";

/** Why there is no separation power. */
export type Missing =
  | { readonly kind: "few-tracks"; readonly tracks: number; readonly fewest: number }
  | { readonly kind: "crossing"; readonly species: readonly [SpeciesId, SpeciesId] }
  | { readonly kind: "no-pions" }
  | { readonly kind: "no-electrons" }
  | { readonly kind: "few-electrons"; readonly tracks: number }
  | { readonly kind: "not-converged" };

/** The sentence that is shown in the place of the number. */
export function missingWords(missing: Missing): string {
  switch (missing.kind) {
    case "few-tracks":
      return `Too few entries: ${countWords(missing.tracks)} of ${countWords(missing.fewest)} tracks.`;
    case "crossing": {
      const [a, b] = missing.species;
      return `${nameOf(a)} and ${nameOf(b).toLowerCase()} have the same dE/dx here.`;
    }
    case "no-pions":
      return "No pion peak where it is expected.";
    case "no-electrons":
      return "No electron peak where it is expected.";
    case "few-electrons":
      return `Too few electrons: about ${countWords(missing.tracks)}.`;
    case "not-converged":
      return "The fit did not converge.";
  }
}

const nameOf = (id: SpeciesId): string => species.find((each) => each.id === id)!.plural;
