import type { LitElement } from "lit";
import { FollowScroll } from "./follow-scroll.ts";
import { isInView, lastAbove } from "./scrolling.ts";

/** Where in a report a link is: at a panel, else at a section, else at its top. */
export interface ReportPlace {
  readonly section: string | undefined;
  readonly panel: string | undefined;
}

export interface WayOptions {
  readonly panels: () => readonly HTMLElement[];
  /** More of them will be there soon: what a link names and is not there yet is waited for. */
  readonly coming: () => boolean;
  /** What links call a panel. */
  readonly idOf: (panel: HTMLElement) => string;
  readonly place: () => ReportPlace;
  /** Changes the link without a step back. */
  readonly note: (place: ReportPlace) => void;
}

/** A page that is scrolled by less is at its top. */
const atTopPx = 24;

/**
 * The way through a long report: goes where its link says, from panel to panel by key, and lets the link follow what is in
 * sight. Sections are elements of the class "section".
 */
export class ReportWay {
  readonly #host: LitElement;
  readonly #options: WayOptions;
  readonly #scrolling: FollowScroll;
  /** What was followed last, so that only a change by others moves the page. */
  #followed: string | undefined;
  #current = "";

  constructor(host: LitElement, options: WayOptions) {
    this.#host = host;
    this.#options = options;
    this.#scrolling = new FollowScroll(
      host,
      () => this.#lookAround(),
      () => this.#noteSection(),
    );
  }

  /** Id of the section in sight, "" above the first. */
  get current(): string {
    return this.#current;
  }

  /** The panel that has the focus. */
  get focused(): HTMLElement | undefined {
    const focused = (this.#host.renderRoot as ShadowRoot).activeElement;
    return this.#options.panels().find((panel) => panel === focused);
  }

  /** To the next panel or the one before. */
  step(by: 1 | -1): boolean {
    const panels = this.#options.panels();
    const { focused } = this;
    const from =
      focused !== undefined && isInView(focused) ? panels.indexOf(focused) : lastAbove(panels) + (by < 0 ? 1 : 0);
    const next = panels[Math.min(panels.length - 1, Math.max(0, from + by))];
    if (next === undefined) return false;
    this.#note({ section: undefined, panel: this.#options.idOf(next) });
    this.#show(next);
    return true;
  }

  /** Goes where the link says, unless we said it ourselves. What it names may not be there yet: then later. */
  follow(): void {
    const { section, panel } = this.#options.place();
    const wanted = keyOf({ section, panel });
    if (wanted === this.#followed) return;
    const found = this.#panel(panel);
    const comes = found === undefined && this.#section(section) === undefined && (section ?? panel) !== undefined;
    if (comes && this.#options.coming()) return;
    const first = this.#followed === undefined;
    this.#followed = wanted;
    if (found !== undefined) this.#show(found);
    else if (section !== undefined) this.#scrolling.pin(() => this.#section(section));
    else if (!first || scrollY > 0) this.#scrolling.pin(undefined);
    this.#lookAround();
  }

  /** Another page is shown: what the link says then is followed when the report is seen again. */
  leave(): void {
    this.#followed = undefined;
  }

  /** A link that is followed once more goes there once more. True where the event was about a link. */
  followAgain(event: Event): boolean {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (link === undefined) return false;
    if (link.href === location.href) {
      this.#followed = "";
      this.follow();
    }
    return true;
  }

  get #sections(): readonly Element[] {
    return [...this.#host.renderRoot.querySelectorAll(".section")];
  }

  #section(id: string | undefined): Element | undefined {
    return this.#sections.find((section) => section.id === id);
  }

  #panel(id: string | undefined): HTMLElement | undefined {
    return this.#options.panels().find((panel) => this.#options.idOf(panel) === id);
  }

  #show(panel: HTMLElement): void {
    this.#scrolling.pin(() => panel);
    requestAnimationFrame(() => panel.focus());
  }

  #lookAround(): void {
    const sections = this.#sections;
    // The last section may be too short to ever reach the top.
    const atEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    // What stands out may be short: at the top of the page it is what is in sight, unless a section was asked for.
    const atTop = scrollY < atTopPx && this.#options.place().section === undefined;
    const last = atEnd ? sections.length - 1 : lastAbove(sections, innerHeight / 4);
    const current = atTop ? "" : (sections[last]?.id ?? "");
    if (current === this.#current) return;
    this.#current = current;
    this.#host.requestUpdate();
  }

  /** The link follows the page: the section in sight, and its panel no longer than it is in sight. */
  #noteSection(): void {
    const place = this.#options.place();
    const panel = this.#panel(place.panel);
    if (panel !== undefined && isInView(panel)) return;
    const section = this.#current === "" || scrollY < atTopPx ? undefined : this.#current;
    if (section !== place.section || place.panel !== undefined) this.#note({ section, panel: undefined });
  }

  #note(place: ReportPlace): void {
    this.#followed = keyOf(place);
    this.#options.note(place);
  }
}

const keyOf = ({ section, panel }: ReportPlace): string => `${section ?? ""}/${panel ?? ""}`;
