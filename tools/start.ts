import { buildApp } from "./process.ts";
import { main as serve } from "./serve.ts";

const usage = "npm start -- [--no-build] [--port N] [--base /PATH/]";

const takesValue = (arg: string | undefined): boolean => arg === "--port" || arg === "--base";

/** `npm start`: builds, then serves: `[--no-build] [--port N] [--base /PATH/]`. */
export async function main(args: readonly string[]): Promise<number> {
  const wrong = args.find((arg, i) => !["--no-build", "--port", "--base"].includes(arg) && !takesValue(args[i - 1]));
  if (wrong !== undefined) {
    console.error(`${wrong} is no option. ${usage}`);
    return 2;
  }
  if (!args.includes("--no-build")) {
    console.log("Building …");
    const code = await buildApp();
    if (code !== 0) return code;
  }
  return serve(args);
}
