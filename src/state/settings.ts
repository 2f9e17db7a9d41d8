import type { Result } from "../base/result.ts";
import { changed, type CheckChange } from "../qc/check-changes.ts";
import { asReleased, readSettings } from "../qc/check-settings.ts";
import { checksLength, longestChecks } from "../route/check-fields.ts";
import type { Settings } from "./app.ts";
import { Observable } from "./observable.ts";
import type { Ports } from "./ports.ts";

/** A person's choices: kept in the database, the same in all tabs. */
export class SettingsKeeper {
  readonly settings = new Observable<Settings>({ allowedHosts: [], checks: asReleased });
  readonly #ports: Pick<Ports, "store" | "tabs">;
  readonly #failed: (result: Result<unknown>) => void;
  /** Changes that are being kept: what is read meanwhile is older than what is shown. */
  #writing = 0;

  /** @param failed is told of what could not be read or kept. */
  constructor(ports: Pick<Ports, "store" | "tabs">, failed: (result: Result<unknown>) => void) {
    this.#ports = ports;
    this.#failed = failed;
    ports.tabs.onTold(() => void this.load());
  }

  async load(): Promise<void> {
    const { store } = this.#ports;
    const [hosts, checks] = await Promise.all([store.setting("allowedHosts"), store.setting("checks")]);
    for (const read of [hosts, checks]) this.#failed(read);
    if (this.#writing > 0) return;
    this.settings.update((now) => ({
      allowedHosts: hosts.ok ? readHosts(hosts.value) : now.allowedHosts,
      checks: checks.ok ? readSettings(checks.value ?? asReleased).settings : now.checks,
    }));
  }

  setHosts(allowedHosts: readonly string[]): void {
    this.settings.update((now) => ({ ...now, allowedHosts }));
    void this.#kept(this.#ports.store.putSetting("allowedHosts", allowedHosts));
  }

  /** Says why a change cannot be made, or makes it. */
  changeChecks(change: CheckChange): string | undefined {
    const next = changed(this.settings.value.checks, change);
    if (typeof next === "string") return next;
    if (checksLength(next) > longestChecks) {
      return "Links have no room for more checks of your own: remove one, or write it shorter.";
    }
    this.settings.update((now) => ({ ...now, checks: next }));
    // Another tab may have changed something else meanwhile: the change is made to what is kept.
    const toKept = (kept: unknown): unknown => {
      const after = changed(readSettings(kept).settings, change);
      return typeof after === "string" ? kept : after;
    };
    void this.#kept(this.#ports.store.changeSetting("checks", toKept));
    return undefined;
  }

  async #kept(writing: Promise<Result<void>>): Promise<void> {
    this.#writing += 1;
    const wrote = await writing;
    this.#writing -= 1;
    this.#failed(wrote);
    if (!wrote.ok) return;
    this.#ports.tabs.tell();
    await this.load();
  }
}

const readHosts = (raw: unknown): readonly string[] =>
  Array.isArray(raw) ? raw.filter((host) => typeof host === "string") : [];
