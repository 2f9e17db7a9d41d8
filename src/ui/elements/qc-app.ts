import { provide } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { asReleased, isAsReleased } from "../../qc/check-settings.ts";
import { isRunRoute, isSetRoute, type Route, type SetRoute } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import { checksNotice } from "../../state/notices.ts";
import type { Notice } from "../../state/session-state.ts";
import { appContext } from "../base/context.ts";
import { FileDrop } from "../base/file-drop.ts";
import { LazyPages } from "../base/lazy-pages.ts";
import { copyLink, SayEvent } from "../base/say.ts";
import { Watch } from "../base/watch.ts";
import "./qc-notices.ts";
import { asksForKeys, keyAction, keyPress, takesKeys } from "../keys.ts";
import { takeDropped } from "./take-dropped.ts";
import "../pages/qc-run-page.ts";
import { shared } from "../style/shared.ts";

/** How long something said stays on the page. */
const saidForMs = 4000;

/** The root: shows the page of the link, hands keys to it, says what concerns the whole program. */
@customElement("qc-app")
export class QcApp extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .said {
        position: fixed;
        z-index: 4;
        left: 50%;
        bottom: 16px;
        max-width: calc(100vw - 32px);
        translate: -50% 0;
        padding: 6px 12px;
        color: var(--background);
        background: var(--text);
        border-radius: 3px;
      }
      .said:empty {
        display: none;
      }
      .skip {
        position: absolute;
        z-index: 5;
        left: 8px;
        top: 8px;
      }
      .skip:not(:focus) {
        clip-path: inset(50%);
        width: 1px;
        height: 1px;
        overflow: hidden;
      }
      @media print {
        .said,
        .skip {
          display: none;
        }
      }
    `,
  ];

  @provide({ context: appContext })
  @property({ attribute: false })
  app!: App;
  @state() private said = "";
  /** The list of keys is shown. */
  @state() private keys = false;
  private shown: Route["page"] | undefined;
  private saidTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly view = new Watch(this, () => this.app.view);
  private readonly drop = new FileDrop(
    this,
    {
      files: (files) => void takeDropped(files, this.app, this),
      text: (text) => this.sayIf(this.app.openText(text)),
      failed: () => this.sayIf("What was dropped could not be read. Choose the files on the start page instead."),
    },
    true,
  );
  private readonly pages = new LazyPages(this, {
    start: () => import("../pages/qc-start-page.ts"),
    settings: () => import("../pages/qc-settings-page.ts"),
    focus: () => import("../pages/qc-focus-page.ts"),
    browse: () => import("../pages/qc-browse-page.ts"),
    period: () => Promise.all([import("../sets/qc-period-page.ts"), this.app.loadSets()]),
    compare: () => Promise.all([import("../sets/qc-compare-page.ts"), this.app.loadSets()]),
  });
  private readonly session = new Watch(this, () => this.app.session);
  private readonly setSession = new Watch(this, () => this.app.sets);
  private readonly settings = new Watch(this, () => this.app.settings);
  private readonly online = new Watch(this, () => this.app.online);
  private readonly kept = new Watch(this, () => this.app.kept);
  private readonly newer = new Watch(this, () => this.app.update);

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.keyDown);
    this.addEventListener(SayEvent.type, this.say);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.keyDown);
    this.removeEventListener(SayEvent.type, this.say);
    clearTimeout(this.saidTimer);
  }

  /** Nothing can be shown before there is a program. */
  protected override shouldUpdate(): boolean {
    return (this.app as App | undefined) !== undefined;
  }

  protected override render(): TemplateResult {
    return html`
      <button class="skip" @click=${this.skip}>Skip to content</button>
      <section aria-label="Messages"><qc-notices .notices=${this.notices()}></qc-notices></section>
      ${this.page()}
      ${this.drop.over ? html`<div class="said">Drop files, a folder or a link to open them</div>` : nothing}
      <div class="said" role="status">${this.said}</div>
      ${this.keys ? html`<qc-keys open @close=${() => (this.keys = false)}></qc-keys>` : nothing}
    `;
  }

  private page(): TemplateResult | typeof nothing {
    const { route } = this.view.value!;
    const session = this.session.value;
    if (route.page === "start") return this.whenThere("start", html`<qc-start-page class="page"></qc-start-page>`);
    if (route.page === "settings")
      return this.whenThere("settings", html`<qc-settings-page class="page"></qc-settings-page>`);
    if (isSetRoute(route)) return this.sets(route);
    if (session === undefined) return nothing;
    switch (route.page) {
      case "run":
        return html`<qc-run-page class="page" .session=${session} .route=${route}></qc-run-page>`;
      case "browse":
        return this.whenThere(
          "browse",
          html`<qc-browse-page class="page" .session=${session} .route=${route}></qc-browse-page>`,
        );
      case "panel":
      case "object":
        return this.whenThere(
          "focus",
          html`<qc-focus-page class="page" .session=${session} .route=${route}></qc-focus-page>`,
        );
    }
  }

  /** The page, when its code is loaded. */
  private whenThere(name: Parameters<typeof this.pages.stateOf>[0], page: TemplateResult): TemplateResult {
    switch (this.pages.stateOf(name)) {
      case "there":
        return page;
      case "loading":
        return html`<main class="page" tabindex="-1" aria-busy="true"></main>`;
      case "failed":
        return html`<main class="page" tabindex="-1">
          <p role="alert">The code of this page could not be loaded. Check the network.</p>
          <button @click=${() => this.pages.retry(name)}>Try again</button>
        </main>`;
    }
  }

  private sets(route: SetRoute): TemplateResult | typeof nothing {
    const session = this.setSession.value;
    const page =
      session === undefined
        ? html`<main class="page" tabindex="-1" aria-busy="true"></main>`
        : route.page === "period"
          ? html`<qc-period-page class="page" .session=${session} .route=${route}></qc-period-page>`
          : html`<qc-compare-page class="page" .session=${session} .route=${route}></qc-compare-page>`;
    return this.whenThere(route.page, page);
  }

  /** A new page is begun to be read at its content, unless it has put the focus somewhere itself. */
  protected override updated(): void {
    // In the place of a page whose code is still loaded.
    if (this.renderRoot.querySelector("main.page") !== null) return;
    const { page } = this.view.value!.route;
    const before = this.shown;
    this.shown = page;
    if (before === undefined || before === page) return;
    void this.beginAtContent();
  }

  private async beginAtContent(): Promise<void> {
    const element = this.renderRoot.querySelector<LitElement>(".page");
    await element?.updateComplete;
    requestAnimationFrame(() => {
      if (element?.shadowRoot?.activeElement === null) this.skip();
    });
  }

  private notices(): readonly Notice[] {
    const notices: Notice[] = [];
    const { dropped, route } = this.view.value!;
    // The person's own are known once there is a session.
    const isOpen = this.session.value !== undefined || this.setSession.value !== undefined;
    if (isOpen && (isRunRoute(route) || isSetRoute(route))) {
      const [shown, mine] = [route.settings ?? asReleased, this.settings.value!.checks];
      const notice = checksNotice(shown, mine, {
        useMine: () => this.app.go({ ...route, settings: isAsReleased(mine) ? undefined : mine }, { replace: true }),
        keep: () => void this.app.changeChecks({ kind: "take", settings: shown }),
      });
      if (notice !== undefined) notices.push(notice);
    }
    if (dropped.length > 0) {
      notices.push({
        id: `dropped ${dropped.join("; ")}`,
        tone: "warning",
        text: `Parts of the link could not be used and were left out: ${dropped.join("; ")}.`,
        action: undefined,
      });
    }
    const { inMemory, trouble } = this.kept.value!;
    // The start page says it with what it has of kept runs.
    if (inMemory && trouble !== undefined && route.page !== "start")
      notices.push({ id: "kept", tone: "warning", text: trouble, action: undefined });
    if (this.newer.value === true) {
      notices.push({
        id: "update",
        tone: "note",
        text: "A new version is ready.",
        action: { label: "Reload", run: () => this.app.applyUpdate() },
      });
    }
    if (this.online.value === false) {
      const text = "There is no network. Runs kept in this browser and files from disk open all the same.";
      notices.push({ id: "offline", tone: "note", text, action: undefined });
    }
    return notices;
  }

  private sayIf(words: string | undefined): void {
    if (words !== undefined) this.dispatchEvent(new SayEvent(words));
  }

  private readonly say = (event: Event): void => {
    if (!(event instanceof SayEvent)) return;
    this.said = event.text;
    clearTimeout(this.saidTimer);
    this.saidTimer = setTimeout(() => (this.said = ""), saidForMs);
  };

  private readonly keyDown = (event: KeyboardEvent): void => {
    const press = keyPress(event);
    if (this.keys || event.defaultPrevented) return;
    if (asksForKeys(press)) {
      this.keys = true;
      import("./qc-keys.ts").catch(() => {
        this.keys = false;
        this.dispatchEvent(new SayEvent("The list of keys could not be loaded. Check the network."));
      });
      return;
    }
    const action = keyAction(press);
    if (action === undefined) return;
    const page = this.renderRoot.querySelector(".page");
    const taken = takesKeys(page) && page.act(action);
    if (taken) event.preventDefault();
    else if (action === "copy" && this.hasUpdated) void copyLink(this.app, this.view.value!.route, this);
  };

  private readonly skip = (): void => {
    this.renderRoot
      .querySelector(".page")
      ?.shadowRoot?.querySelector<HTMLElement>("main")
      ?.focus({ preventScroll: true });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "qc-app": QcApp;
  }
}
