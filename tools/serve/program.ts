import { spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** A program of others, run in the foreground for a test. */
export interface Program {
  /** What it has said so far, on both its outputs. */
  readonly said: string;
  readonly running: boolean;
  /** Ends it, and waits until it has ended. */
  stop(): Promise<void>;
}

export function startProgram(path: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Program {
  const child = spawn(path, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...environment } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      said += error.message;
      resolve();
    });
    child.once("close", () => resolve());
  });
  const running = (): boolean => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  return {
    get said() {
      return said;
    },
    get running() {
      return running();
    },
    async stop() {
      if (running()) child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Asks again and again until there is an answer; throws where the program ends before, or after a deadline. */
export async function whenReady<T>(
  program: Program,
  ask: () => Promise<T | undefined> | T | undefined,
  deadline = 15_000,
): Promise<T> {
  const end = performance.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (!program.running || performance.now() > end) throw new Error(`did not start: ${program.said}`);
    await wait(50);
  }
}

export const answers = async (address: string): Promise<true | undefined> => {
  try {
    await (await fetch(address)).arrayBuffer();
    return true;
  } catch {
    return undefined; // not listening yet
  }
};

/** Ports that were free a moment ago; taken all at once, so that they differ. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once("error", reject);
          server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
