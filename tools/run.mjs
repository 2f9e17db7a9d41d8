// Runs a TypeScript tool with the same aliases and plugins as the app: node tools/run.mjs tools/NAME.ts ARGUMENTS…
import { resolve } from "node:path";
import { createServer, createServerModuleRunner } from "vite";

const [file, ...args] = process.argv.slice(2);
process.argv = [process.argv[0], resolve(file), ...args];
// A server of its own, without port or watching, stays up until the tool ends: codecs are imported when first needed.
const server = await createServer({
  configFile: resolve(import.meta.dirname, "../vite.config.ts"),
  logLevel: "error",
  appType: "custom",
  optimizeDeps: { noDiscovery: true, include: [] },
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
const runner = createServerModuleRunner(server.environments.ssr, { hmr: false });
try {
  const { main } = await runner.import(resolve(file));
  process.exitCode = await main(args);
} finally {
  await runner.close();
  await server.close();
}
