import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** A server of another make, run for a test. */
export interface Daemon {
  /** Where its files begin, with a slash at the end. */
  readonly address: string;
  stop(): Promise<void>;
}

export interface DaemonPlan {
  readonly program: string;
  readonly args: readonly string[];
  /** Of its own, removed at the end. */
  readonly folder: string;
  readonly address: string;
}

/** Starts a program in the foreground and waits until it answers by HTTP. */
export async function startDaemon({ program, args, folder, address }: DaemonPlan): Promise<Daemon> {
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      said += error.message;
      resolve();
    });
    child.once("close", () => resolve());
  });
  const running = (): boolean => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  const stop = async (): Promise<void> => {
    if (running()) child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const deadline = performance.now() + 15_000;
  while (!(await answers(address))) {
    if (!running() || performance.now() > deadline) {
      await stop();
      throw new Error(`${program} did not start: ${said}`);
    }
    await wait(50);
  }
  return { address, stop };
}

const answers = async (address: string): Promise<boolean> => {
  try {
    await (await fetch(address)).arrayBuffer();
    return true;
  } catch {
    return false; // not listening yet
  }
};

/** A temporary folder that daemons under another account can enter. */
export function daemonFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `tpc-qc-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

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

/** Daemons lie outside an ordinary user's path. */
export const programPath = (name: string): string | undefined =>
  ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"]
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
