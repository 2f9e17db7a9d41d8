/** Species by the labels of the hypothesis maps: label = index + 1. Masses in GeV/c². Source: seed's table, `CdEdxPIDHypothesisVsp`. */
export const species = [
  { id: "electron", plural: "Electrons", symbol: "e", mass: 0.000511 },
  { id: "muon", plural: "Muons", symbol: "#mu", mass: 0.105658 },
  { id: "pion", plural: "Pions", symbol: "#pi", mass: 0.13957 },
  { id: "kaon", plural: "Kaons", symbol: "K", mass: 0.493677 },
  { id: "proton", plural: "Protons", symbol: "p", mass: 0.938272 },
  { id: "deuteron", plural: "Deuterons", symbol: "d", mass: 1.8756129 },
  { id: "triton", plural: "Tritons", symbol: "t", mass: 2.8089211 },
] as const;

export type SpeciesId = (typeof species)[number]["id"];

export const massOf = (id: SpeciesId): number => species.find((each) => each.id === id)!.mass;

/** kp1…kp5 of the ALEPH parametrisation. */
export type BetheBlochParameters = readonly [number, number, number, number, number];

/** dE/dx of a minimum-ionising particle, by calibration. */
const mip = 50;

/**
 * Expected dE/dx of a particle of charge 1 (arbitrary units, minimum 50): 50·(kp2 − βᵏ⁴ − ln(kp3 + βγ^−ᵏ⁵))·kp1/βᵏ⁴.
 * Source: O2 `BetheBlochAleph`.
 */
export function betheBloch([kp1, kp2, kp3, kp4, kp5]: BetheBlochParameters, betaGamma: number): number {
  const beta = betaGamma / Math.sqrt(1 + betaGamma * betaGamma);
  const power = beta ** kp4;
  return (mip * (kp2 - power - Math.log(kp3 + betaGamma ** -kp5)) * kp1) / power;
}

/** The same at a momentum (GeV/c). */
export const expectedDEdx = (parameters: BetheBlochParameters, id: SpeciesId, momentum: number): number =>
  betheBloch(parameters, momentum / massOf(id));

/** Where a file carries parameters of its own: a tree of one entry. */
export const betheBlochTree = "/BetheBlochParameters";

/** What a file has there; "unread": it has that tree, but it could not be read. */
export type FoundParameters =
  { readonly kind: "stored"; readonly values: readonly unknown[] } | { readonly kind: "none" | "unread" };

export interface BetheBlochSource {
  readonly from: "file" | "table" | "default";
  /** "from the file", "default parameters (none in the file)". */
  readonly words: string;
  readonly parameters: BetheBlochParameters;
}

/** Defaults of the function in O2. */
export const defaultParameters: BetheBlochParameters = [0.0820172, 9.94795, 8.97292e-5, 2.05873, 1.65272];

/** Runs first…last and their parameters. Source: table of the seed; its row of 302504…302054 can match no run and is left out. */
const table: readonly (readonly [first: number, last: number, parameters: BetheBlochParameters])[] = [
  [284706, 285447, [0.0393139, 19.4774, 1.16832e-10, 2.41813, 3.59103]],
  [302019, 302055, [0.0367687, 22.1938, 4.29182e-10, 2.34444, 3.35889]],
  [523559, 523559, [0.151664, 5.03039, 0.00209905, 2.47833, 1.33775]],
  [517619, 517767, [0.134043, 5.99086, 0.00130183, 2.37696, 1.33119]],
  [518541, 518547, [0.145337, 5.61434, 0.001822, 2.3539, 1.20008]],
  [519041, 519906, [0.1603, 5.24258, 0.00218534, 2.30205, 0.984812]],
  [520259, 520473, [0.157614, 5.2691, 0.00244891, 2.31991, 1.10411]],
  [523141, 523897, [0.155634, 5.04007, 0.00222759, 2.40256, 1.16306]],
  [526647, 528105, [0.154298, 5.25502, 0.00288075, 2.39667, 1.22447]],
  [528597, 528801, [0.144604, 5.39234, 0.00182869, 2.44307, 1.27417]],
  [528991, 529043, [0.161504, 5.10593, 0.00243025, 2.38076, 1.16665]],
  [529066, 529341, [0.152054, 5.53422, 0.00133603, 2.33068, 1.05915]],
  [529397, 529418, [0.169158, 5.00212, 0.00212529, 2.38736, 1.02675]],
  [529450, 529691, [0.150017, 4.94555, 0.00169019, 2.5033, 1.3329]],
];

const notOfFile: Readonly<Record<FoundParameters["kind"], string>> = {
  none: "none in the file",
  unread: "those of the file could not be read",
  stored: "those of the file give no curve",
};

/**
 * The parameters for a run: of the tree in its file (`BB_Parameter0` … 4), else of the table, first matching row, else the
 * defaults. Stored ones that are no numbers, or of which no curve can be drawn, are passed over.
 */
export function betheBlochOf(run: number | undefined, found: FoundParameters): BetheBlochSource {
  const ofFile = found.kind === "stored" ? asParameters(found.values) : undefined;
  if (ofFile !== undefined) return { from: "file", words: "from the file", parameters: ofFile };
  const row = run === undefined ? undefined : table.find(([first, last]) => first <= run && run <= last);
  if (row !== undefined) {
    const words = `of runs ${row[0]} to ${row[1]} (${notOfFile[found.kind]})`;
    return { from: "table", words, parameters: row[2] };
  }
  return { from: "default", words: `default parameters (${notOfFile[found.kind]})`, parameters: defaultParameters };
}

function asParameters(stored: readonly unknown[]): BetheBlochParameters | undefined {
  if (stored.length !== 5 || !stored.every((each) => typeof each === "number" && Number.isFinite(each)))
    return undefined;
  const parameters = stored as unknown as BetheBlochParameters;
  const drawable = [0.1, 1, 10, 100].every((betaGamma) => {
    const value = betheBloch(parameters, betaGamma);
    return Number.isFinite(value) && value > 0;
  });
  return drawable ? parameters : undefined;
}
