import { option } from "../arguments.ts";
import { makeFuzzer, type Outcome } from "./run-mutant.ts";

/** What a child says to the tool: that it is ready, begins a mutant, is done with it. */
export type FromChild =
  | { readonly kind: "ready" }
  | { readonly kind: "begun"; readonly number: number }
  | { readonly kind: "done"; readonly outcome: Outcome; readonly bytes: number };

const send = (message: FromChild): Promise<void> =>
  new Promise((done, failed) => {
    process.send!(message, undefined, undefined, (error) => (error === null ? done() : failed(error)));
  });

/** A process of its own: what a mutant breaks in it (memory, an endless loop, the process) is seen from outside. */
export async function main(args: string[]): Promise<number> {
  const fuzzer = await makeFuzzer(Number(option(args, "--seed")), true);
  const ended = new Promise<void>((done) => process.once("disconnect", () => done()));
  // One after another: the tool sends the next number only when the last one is done.
  process.on("message", (number: number) => {
    void (async () => {
      await send({ kind: "begun", number });
      const outcome = await fuzzer.run(number);
      await send({ kind: "done", outcome, bytes: process.resourceUsage().maxRSS * 1024 });
    })();
  });
  await send({ kind: "ready" });
  await ended;
  return 0;
}
