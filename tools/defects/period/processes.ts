import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { jsrootPlugin } from "../../build/jsroot-plugin.ts";
import { top } from "../../process.ts";
import type { Answer, Task } from "./child.ts";
import { added } from "./share.ts";

const folder = join(top, "node_modules/.tmp/defects-period");

/** One file: loops run faster there than in modules that look up what they import anew each time. */
export async function buildChild(): Promise<string> {
  await build({
    configFile: false,
    root: top,
    publicDir: false,
    logLevel: "warn",
    plugins: [jsrootPlugin()],
    ssr: { noExternal: true },
    build: {
      ssr: join(top, "tools/defects/period/child.ts"),
      outDir: folder,
      emptyOutDir: true,
      target: "node20",
    },
  });
  return join(folder, "child.js");
}

/** Makes the periods in as many processes as there are cores, each a share of them. */
export async function countInProcesses(
  program: string,
  task: Omit<Task, "first" | "step">,
  processes = availableParallelism(),
): Promise<Answer> {
  const answers = await Promise.all(
    Array.from({ length: processes }, (_, first) => ask(program, { ...task, first, step: processes })),
  );
  const seconds = answers.reduce((sum, answer) => sum + answer.seconds, 0);
  return { good: answers[0]!.good, counted: added(answers.map(({ counted }) => counted)), seconds };
}

function ask(program: string, task: Task): Promise<Answer> {
  const child = fork(program, [JSON.stringify(task)], { cwd: top, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  return new Promise((done, failed) => {
    let answer: Answer | undefined;
    child.on("message", (message: Answer) => (answer = message));
    child.once("error", failed);
    child.once("exit", (code) => {
      if (answer === undefined) failed(new Error(`a process that makes periods ended with code ${code}`));
      else done(answer);
    });
  });
}
