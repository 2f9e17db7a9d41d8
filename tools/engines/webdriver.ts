/**
 * What is asked of a browser, by its path in W3C WebDriver and its name in Marionette, which speaks the same commands.
 * Source: https://www.w3.org/TR/webdriver2/#endpoints and Firefox's `remote/marionette/driver.sys.mjs`.
 */
export const commands = {
  goTo: ["POST", "/url", "WebDriver:Navigate"],
  back: ["POST", "/back", "WebDriver:Back"],
  run: ["POST", "/execute/sync", "WebDriver:ExecuteScript"],
  click: ["POST", "/element/{id}/click", "WebDriver:ElementClick"],
  type: ["POST", "/element/{id}/value", "WebDriver:ElementSendKeys"],
  act: ["POST", "/actions", "WebDriver:PerformActions"],
  size: ["POST", "/window/rect", "WebDriver:SetWindowRect"],
} as const satisfies Readonly<Record<string, readonly [method: string, path: string, marionette: string]>>;

export type Command = keyof typeof commands;

/** How commands reach a browser. What it answers is unknown until looked at; what it refuses throws. */
export interface Wire {
  send(command: Command, parameters: Readonly<Record<string, unknown>>): Promise<unknown>;
  close(): Promise<void>;
}

/** The key under which both protocols pass an element (W3C WebDriver, "web element identifier"). */
export const elementKey = "element-6066-11e4-a52e-4f735466cecf";

/** Opens a session of a WebDriver server at `address`, which ends in no slash. */
export async function openWebDriver(
  address: string,
  wanted: Readonly<Record<string, unknown>>,
): Promise<Wire & { readonly version: string }> {
  const made = await ask("POST", `${address}/session`, { capabilities: { alwaysMatch: wanted } });
  const { sessionId, capabilities } = made as {
    readonly sessionId: string;
    readonly capabilities: { readonly browserVersion: string };
  };
  const session = `${address}/session/${sessionId}`;
  return {
    version: capabilities.browserVersion,
    send(command, { id, ...parameters }) {
      const [method, path] = commands[command];
      return ask(method, session + path.replace("{id}", String(id)), parameters);
    },
    close: async () => void (await ask("DELETE", session, undefined)),
  };
}

async function ask(method: string, url: string, body: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
  const { value } = (await answer.json()) as { readonly value: unknown };
  if (answer.ok) return value;
  const { error, message } = value as { readonly error: string; readonly message: string };
  throw new Error(`${error}: ${message}`);
}
