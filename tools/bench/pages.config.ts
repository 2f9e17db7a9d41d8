import { join } from "node:path";
import { defineConfig } from "vite";
import { jsrootPlugin } from "../build/jsroot-plugin.ts";

const root = join(import.meta.dirname, "../../e2e");
const pages: Readonly<Record<string, readonly string[]>> = {
  own: ["bench/own.html", "pages/set-figures.html"],
  jsroot: ["bench/jsroot.html"],
};

/**
 * Pages of the benchmark, by `--mode`. "own": this project's parts, built like the app, and its figures of several runs.
 * "jsroot": JSROOT as its package has it, nothing taken out and nothing replaced.
 */
export default defineConfig(({ mode }) => {
  const plugins = () => (mode === "own" ? [jsrootPlugin()] : []);
  return {
    root,
    base: "./",
    publicDir: false,
    plugins: plugins(),
    worker: { format: "es", plugins },
    build: {
      target: "es2023",
      reportCompressedSize: false,
      chunkSizeWarningLimit: 5000,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: (pages[mode] ?? []).map((page) => join(root, page)) },
    },
  };
});
