import type { BrowserContext, ConsoleMessage } from "@playwright/test";
import type { StaticServer } from "../tools/serve/static-server.ts";

/**
 * Everything that page, worker and service worker say on their consoles, throw, or do against their policy.
 * Nothing of it is allowed but what a test said it expects.
 */
export class Quiet {
  readonly #heard: string[] = [];
  readonly #expected: RegExp[] = [];
  readonly #site: Pick<StaticServer, "reports">;

  constructor(site: Pick<StaticServer, "reports">) {
    this.#site = site;
  }

  /** The browser itself will say this, such as that the network is off: it must, and is no failure. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  async listen(context: BrowserContext): Promise<void> {
    const hear = (message: ConsoleMessage): void => {
      this.#heard.push(`console.${message.type()} ${message.text()} (${message.location().url})`);
    };
    context.on("console", hear);
    context.on("weberror", (error) => this.#heard.push(`uncaught ${error.error().message}`));
    // What a service worker throws reaches nobody by itself.
    context.on("serviceworker", (worker) => {
      worker.evaluate(tellErrors).catch(() => undefined); // it ended before it could be asked
    });
    context.on("page", (page) => page.on("crash", () => this.#heard.push("the page crashed")));
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
      });
    });
  }

  /** What was heard and not expected, and what was expected and not heard. */
  problems(): string[] {
    const all = [...this.#heard, ...this.#site.reports.map((report) => `policy report ${report}`)];
    return [
      ...all.filter((each) => !this.#expected.some((pattern) => pattern.test(each))),
      ...this.#expected
        .filter((pattern) => !all.some((each) => pattern.test(each)))
        .map((pattern) => `expected and not heard: ${String(pattern)}`),
    ];
  }
}

function tellErrors(): void {
  addEventListener("error", (event) => console.error(`uncaught ${event.message}`));
  addEventListener("unhandledrejection", (event) => console.error(`uncaught ${String(event.reason)}`));
}
