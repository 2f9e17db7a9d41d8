import type { App } from "../../state/app.ts";
import { secretsIn } from "../../route/hosts.ts";
import type { Route } from "../../route/route.ts";

/** Asks the root to say something quietly, as "Link copied". */
export class SayEvent extends Event {
  static readonly type = "qc-say";
  readonly text: string;

  constructor(text: string) {
    super(SayEvent.type, { bubbles: true, composed: true });
    this.text = text;
  }
}

/** Copies the address of a route. Where the browser refuses, the address bar has it instead. */
export async function copyLink(app: App, route: Route, from: EventTarget): Promise<void> {
  const copied = await copyText(app.address(route));
  if (!copied) app.go(route, { replace: true });
  const done = copied
    ? "Link copied"
    : "The browser did not allow copying. The link is in the address bar: copy it from there";
  from.dispatchEvent(new SayEvent([done, ...secretsOf(route)].join(". ")));
}

/** Words about what a link to this gives away. */
function secretsOf(route: Route): readonly string[] {
  const sources =
    route.page === "start" || route.page === "settings"
      ? []
      : "a" in route
        ? [...route.a.members, ...(route.b?.members ?? [])].map(({ source }) => source)
        : route.source.kind === "merged"
          ? route.source.parts.map((part) => part)
          : [route.source];
  return [...new Set(sources.flatMap((source) => ("url" in source ? secretsIn(source.url) : [])))];
}

/** Keeps tables of run parameters. What went wrong stays on the pages; what was taken is said. */
export async function takeTables(app: App, tables: readonly File[], from: EventTarget): Promise<void> {
  const words = await app.addTables(tables);
  if (words !== "") from.dispatchEvent(new SayEvent(words));
}

/** False where the browser refuses, or has no clipboard (a page that is not served securely). */
export async function copyText(text: string): Promise<boolean> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard === undefined) return false;
  return clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
