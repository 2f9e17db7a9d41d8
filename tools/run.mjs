// Runs a TypeScript tool with the same aliases and plugins as the app: node tools/run.mjs tools/NAME.ts ARGUMENTS…
import { resolve } from "node:path";
import { runnerImport } from "vite";

const [file, ...args] = process.argv.slice(2);
process.argv = [process.argv[0], resolve(file), ...args];
const { module } = await runnerImport(resolve(file), {
  configFile: resolve(import.meta.dirname, "../vite.config.ts"),
  logLevel: "error",
});
process.exitCode = await module.main(args);
