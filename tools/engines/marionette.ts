import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { commands, type Wire } from "./webdriver.ts";

/** Command, its number, its name, its parameters; answer, the number, an error, a value. */
type Answer = readonly [1, number, { readonly error: string; readonly message: string } | null, unknown];

/**
 * Speaks to a Firefox as it comes, by Marionette: each message is JSON behind its length in bytes and a colon.
 * Source: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html (protocol 3).
 */
export async function openMarionette(port: number): Promise<Wire & { readonly version: string }> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  const waiting = new Map<number, (answer: Answer) => void>();
  const gone = new Promise<never>((_, reject) => socket.once("close", () => reject(new Error("Firefox has gone"))));
  gone.catch(() => undefined); // at the end it is meant to
  let greeted: () => void;
  const greeting = new Promise<void>((resolve) => (greeted = resolve));
  receive(socket, (message) => {
    if (!Array.isArray(message)) return greeted();
    const answer = message as unknown as Answer;
    waiting.get(answer[1])?.(answer);
    waiting.delete(answer[1]);
  });
  await greeting;

  let last = 0;
  const ask = async (name: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const number = ++last;
    const text = JSON.stringify([0, number, name, parameters]);
    const answered = new Promise<Answer>((resolve) => waiting.set(number, resolve));
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [, , error, value] = await Promise.race([answered, gone]);
    if (error !== null) throw new Error(`${error.error}: ${error.message}`);
    return value;
  };

  const session = (await ask("WebDriver:NewSession", {})) as {
    readonly capabilities: { readonly browserVersion: string };
  };
  return {
    version: session.capabilities.browserVersion,
    async send(command, parameters) {
      const answer = await ask(commands[command][2], parameters);
      // What a script gives comes in an object of its own.
      return answer !== null && typeof answer === "object" && "value" in answer ? answer.value : answer;
    },
    async close() {
      await ask("Marionette:Quit", { flags: ["eForceQuit"] });
      socket.destroy();
    },
  };
}

/** Calls back with every whole message. */
function receive(socket: Socket, take: (message: unknown) => void): void {
  let got = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    got = Buffer.concat([got, chunk]);
    for (;;) {
      const colon = got.indexOf(":");
      const end = colon + 1 + Number(got.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || got.length < end) return;
      take(JSON.parse(got.subarray(colon + 1, end).toString()));
      got = got.subarray(end);
    }
  });
}
