import { buildApp } from "./process.ts";
import { main as serve } from "./serve.ts";

/** `npm start`: builds, then serves: `[--no-build] [--port N] [--base /PATH/]`. */
export async function main(args: readonly string[]): Promise<number> {
  if (!args.includes("--no-build")) {
    console.log("Building …");
    const code = await buildApp();
    if (code !== 0) return code;
  }
  return serve(args);
}
