import { transferHandlers } from "comlink";

/**
 * An `AbortSignal` cannot be cloned: it crosses to a worker as a port. Both ends close when the call is over:
 * the caller says so (`releaseSignal`), the other side hears it. `openSignalPorts` counts what is still open here.
 */
const open = new Map<AbortSignal, () => void>();
let received = 0;

type Wire = { readonly aborted: boolean; readonly port: MessagePort | undefined };

export const openSignalPorts = (): number => open.size + received;

/** Ends the port made for a signal, at both ends. */
export function releaseSignal(signal: AbortSignal): void {
  open.get(signal)?.();
}

export function installAbortTransfer(): void {
  transferHandlers.set("abort-signal", {
    canHandle: (value: unknown): value is AbortSignal => value instanceof AbortSignal,
    serialize(value: unknown): [Wire, Transferable[]] {
      const signal = value as AbortSignal;
      if (signal.aborted) return [{ aborted: true, port: undefined }, []];
      const { port1, port2 } = new MessageChannel();
      const onAbort = (): void => {
        port1.postMessage("abort");
      };
      signal.addEventListener("abort", onAbort, { once: true });
      open.set(signal, () => {
        open.delete(signal);
        signal.removeEventListener("abort", onAbort);
        port1.postMessage("over");
        port1.close();
      });
      return [{ aborted: false, port: port2 }, [port2]];
    },
    deserialize(wire: unknown): AbortSignal {
      const { aborted, port } = wire as Wire;
      const controller = new AbortController();
      if (aborted) controller.abort();
      if (port === undefined) return controller.signal;
      received += 1;
      port.addEventListener("message", (message: MessageEvent) => {
        if (message.data === "abort") {
          controller.abort();
        } else {
          received -= 1;
          port.close();
        }
      });
      port.start();
      return controller.signal;
    },
  });
}
