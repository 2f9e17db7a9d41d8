import type { Plugin } from "vite";

/** Keeps JSROOT to what we use of it. Each change throws when the text it replaces is not there, so a new version cannot slip by. */
export function jsrootPlugin(): Plugin {
  return {
    name: "jsroot",
    transform(code, id) {
      if (!/jsroot\/modules\/core\.mjs/.test(id)) return undefined;
      const line = "console.log(`jsroot bundle, ${version}`);";
      if (!code.includes(line)) throw new Error("JSROOT's greeting is not where it was");
      return { code: code.replace(line, ""), map: null };
    },
  };
}
