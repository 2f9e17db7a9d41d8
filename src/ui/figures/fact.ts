import { plainTitle } from "../../draw/latex/text.ts";

/** One fact of the line below a figure: "mean **3.210 ± 0.004** GeV". Words are markup as in titles. */
export interface Fact {
  readonly before: string;
  readonly value: string;
  readonly after: string;
}

export const fact = (before: string, value: string, after = ""): Fact => ({ before, value, after });
export const words = (text: string): Fact => fact(text, "");

/** As a sentence, for those who do not see it; its end is for others to set. */
export const factSentence = ({ before, value, after }: Fact): string =>
  plainTitle([before, value, after].filter((part) => part !== "").join(" "));
