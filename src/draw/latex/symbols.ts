/** Names that follow "#" in a title, longest match first as in ROOT ("#etavs" is η and "vs"). */

/** Quantities: set in italics. */
const variables: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ε",
  varepsilon: "ε",
  zeta: "ζ",
  eta: "η",
  theta: "θ",
  vartheta: "ϑ",
  iota: "ι",
  kappa: "κ",
  lambda: "λ",
  nu: "ν",
  xi: "ξ",
  rho: "ρ",
  tau: "τ",
  upsilon: "υ",
  phi: "φ",
  varphi: "φ",
  psi: "ψ",
  omega: "ω",
};

/** Upright: particles, statistics, capitals, signs. */
const signs: Readonly<Record<string, string>> = {
  mu: "μ",
  pi: "π",
  sigma: "σ",
  chi: "χ",
  omicron: "ο",
  Alpha: "Α",
  Beta: "Β",
  Gamma: "Γ",
  Delta: "Δ",
  Epsilon: "Ε",
  Zeta: "Ζ",
  Eta: "Η",
  Theta: "Θ",
  Iota: "Ι",
  Kappa: "Κ",
  Lambda: "Λ",
  Mu: "Μ",
  Nu: "Ν",
  Xi: "Ξ",
  Omicron: "Ο",
  Pi: "Π",
  Rho: "Ρ",
  Sigma: "Σ",
  Tau: "Τ",
  Upsilon: "Υ",
  Phi: "Φ",
  Chi: "Χ",
  Psi: "Ψ",
  Omega: "Ω",
  pm: "±",
  mp: "∓",
  times: "×",
  divide: "÷",
  cdot: "·",
  bullet: "•",
  circ: "°",
  leq: "≤",
  geq: "≥",
  neq: "≠",
  equiv: "≡",
  approx: "≈",
  propto: "∝",
  infty: "∞",
  partial: "∂",
  nabla: "∇",
  int: "∫",
  sum: "∑",
  prod: "∏",
  in: "∈",
  notin: "∉",
  cap: "∩",
  cup: "∪",
  subset: "⊂",
  supset: "⊃",
  forall: "∀",
  exists: "∃",
  angle: "∠",
  perp: "⊥",
  parallel: "∥",
  oplus: "⊕",
  otimes: "⊗",
  leftarrow: "←",
  rightarrow: "→",
  uparrow: "↑",
  downarrow: "↓",
  leftrightarrow: "↔",
  Leftarrow: "⇐",
  Rightarrow: "⇒",
  hbar: "ℏ",
  ell: "ℓ",
  Box: "□",
  LT: "<",
  GT: ">",
  "3dots": "…",
  ldots: "…",
  prime: "′",
  minus: "−",
  plus: "+",
  slash: "/",
  backslash: "\\",
};

/** Functions, upright; a variable that follows is set off by a thin space. */
export const operators = [
  "arcsin",
  "arccos",
  "arctan",
  "sinh",
  "cosh",
  "tanh",
  "sin",
  "cos",
  "tan",
  "cot",
  "log",
  "ln",
  "exp",
  "min",
  "max",
] as const;

/** Groups that change the style or stack their content: how many {groups} follow. */
export const groups = {
  it: 1,
  bf: 1,
  frac: 2,
  splitline: 2,
  sqrt: 1,
  bar: 1,
  hat: 1,
  tilde: 1,
  vec: 1,
  dot: 1,
  ddot: 1,
  color: 1,
  font: 1,
  scale: 1,
  kern: 1,
  lower: 1,
  mbox: 1,
  underline: 1,
  url: 1,
} as const;
export type GroupName = keyof typeof groups;

/** Accents as combining characters, put behind the letter they belong to. */
export const accents: Readonly<Partial<Record<GroupName, string>>> = {
  bar: "\u0304",
  hat: "\u0302",
  tilde: "\u0303",
  vec: "\u20d7",
  dot: "\u0307",
  ddot: "\u0308",
};

export type Command =
  | { readonly kind: "sign"; readonly text: string; readonly italic: boolean }
  | { readonly kind: "operator"; readonly text: string }
  | { readonly kind: "group"; readonly name: GroupName };

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...Object.entries(variables).map(([name, text]) => [name, { kind: "sign", text, italic: true }] as const),
  ...Object.entries(signs).map(([name, text]) => [name, { kind: "sign", text, italic: false }] as const),
  ...operators.map((name) => [name, { kind: "operator", text: name }] as const),
  ...Object.keys(groups).map((name) => [name, { kind: "group", name: name as GroupName }] as const),
]);

const longest = Math.max(...[...commands.keys()].map((name) => name.length));

/** The longest command that `text` starts with. */
export function commandAt(text: string): { readonly name: string; readonly command: Command } | undefined {
  for (let length = Math.min(longest, text.length); length > 0; length--) {
    const name = text.slice(0, length);
    const command = commands.get(name);
    // A group is one only with its braces: "#it" alone is not "#in" or "#int" gone wrong, but unknown.
    if (command && (command.kind !== "group" || /^(\[[^\]]*\])?\{/.test(text.slice(length)))) return { name, command };
  }
  return undefined;
}
