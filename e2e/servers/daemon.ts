import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answers, startProgram, whenReady } from "../../tools/serve/program.ts";

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
  const running = startProgram(program, args);
  const stop = async (): Promise<void> => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await whenReady(running, () => answers(address));
  } catch (thrown) {
    await stop();
    throw new Error(`${program} did not start`, { cause: thrown });
  }
  return { address, stop };
}

/** A temporary folder that daemons under another account can enter. */
export function daemonFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `tpc-qc-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/** Daemons lie outside an ordinary user's path. */
export const programPath = (name: string): string | undefined =>
  ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"]
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
