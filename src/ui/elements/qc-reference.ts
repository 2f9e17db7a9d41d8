import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { isRunRoute, plainView, type FigureView, type OverlayLink } from "../../route/route.ts";
import type { App, RunSession } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import { ViewChange } from "../base/view-change.ts";
import { Watch } from "../base/watch.ts";
import type { OverlayState } from "../figures/laid-over.ts";
import { isSame, overlayOf, referenceRuns, type ReferenceRun } from "../figures/reference.ts";
import { rail } from "../style/rail.ts";
import { shared } from "../style/shared.ts";
import "./qc-reference-run.ts";

const thisRun = "this";
const another = "another";

/** What is laid over a figure: another object of the same run, or one of another run. */
@customElement("qc-reference")
export class QcReference extends LitElement {
  static override readonly styles = [
    shared,
    rail,
    css`
      select,
      input[type="text"] {
        width: 100%;
        margin-top: 4px;
      }
      .ways {
        display: flex;
        gap: 6px;
        margin-top: 6px;
      }
      label.box {
        margin-top: 4px;
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: RunSession;
  /** Of the figure. */
  @property({ attribute: false }) object = "";
  @property({ attribute: false }) view: FigureView = plainView;
  @property({ attribute: false }) overlay: OverlayState = { kind: "none" };
  /** Whether it can be scaled to the integral of the figure. */
  @property({ type: Boolean }) scalable = false;
  /** Words about what is drawn of it. */
  @property({ attribute: false }) note: string | undefined;
  /** What was chosen and needs a second choice. */
  @state() private choosing: typeof thisRun | typeof another | undefined;
  @state() private wrong = "";
  @query("#address") private readonly address!: HTMLInputElement;
  @query("#file") private readonly file!: HTMLInputElement;
  private readonly kept = new Watch(this, () => this.app.kept);
  private readonly second = new Watch(this, () => this.app.second);
  private readonly run = new Watch(this, () => this.session.state);
  private readonly objects = new Watch(this, () =>
    this.view.overlay?.from === undefined ? this.session.objects : this.second.value?.objects,
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("view") || changed.has("object")) {
      this.choosing = undefined;
      this.wrong = "";
    }
  }

  protected override render(): TemplateResult {
    const { overlay } = this.view;
    return html`<fieldset>
      <legend>Reference</legend>
      ${this.runs()} ${this.choosing === another ? this.anotherFile() : nothing}
      ${overlay === undefined && this.choosing !== thisRun ? nothing : this.objectList()}
      ${overlay === undefined ? nothing : html`${this.scalable ? this.scaleSwitch(overlay) : nothing} ${this.said()}`}
    </fieldset>`;
  }

  private scaleSwitch(overlay: OverlayLink): TemplateResult {
    return html`<label class="box">
      <input
        type="checkbox"
        .checked=${live(overlay.scaled)}
        @change=${() => this.change({ ...overlay, scaled: !overlay.scaled })}
      />
      Scaled to the same integral
    </label>`;
  }

  private runs(): TemplateResult {
    const { overlay } = this.view;
    const from = overlay?.from;
    const runs = referenceRuns(this.kept.value?.runs ?? [], this.run.value?.file?.identity, from);
    const chosen =
      this.choosing ??
      (overlay === undefined ? "" : from === undefined ? thisRun : runs.find((run) => isSame(run.from, from))?.key);
    const option = (value: string, words: string): TemplateResult =>
      html`<option value=${value} .selected=${live(value === chosen)}>${words}</option>`;
    return html`<select
      aria-label="Reference run"
      @change=${(event: Event) => this.choose((event.target as HTMLSelectElement).value, runs)}
    >
      ${option("", "None")} ${option(thisRun, "This run, another object")}
      ${runs.map(({ key, words }) => option(key, words))} ${option(another, "Another file or address …")}
    </select>`;
  }

  private choose(value: string, runs: readonly ReferenceRun[]): void {
    this.wrong = "";
    const run = runs.find(({ key }) => key === value);
    this.choosing = value === thisRun || value === another ? value : undefined;
    if (run !== undefined) this.change({ ...this.like(), from: run.from });
    else if (value === "") this.change(undefined);
  }

  /** The same object, looked at as the one before was. */
  private like(): OverlayLink {
    const { overlay } = this.view;
    return { object: overlay?.object ?? this.object, from: undefined, scaled: overlay?.scaled ?? true };
  }

  private objectList(): TemplateResult {
    const { overlay } = this.view;
    const ofThisRun = this.choosing === thisRun || (overlay !== undefined && overlay.from === undefined);
    const listed = (ofThisRun ? this.session.objects.value : this.objects.value) ?? [];
    const chosen = this.choosing === thisRun ? undefined : overlay?.object;
    const all = [...new Set([...(chosen === undefined ? [] : [chosen]), ...listed])].filter(
      (each) => !ofThisRun || each !== this.object,
    );
    return html`<select
      aria-label="Reference object"
      @change=${(event: Event) => this.chooseObject((event.target as HTMLSelectElement).value, ofThisRun)}
    >
      ${chosen === undefined ? html`<option value="" selected disabled>Choose an object</option>` : nothing}
      ${all.toSorted().map((each) => html`<option value=${each} .selected=${live(each === chosen)}>${each}</option>`)}
    </select>`;
  }

  private chooseObject(object: string, ofThisRun: boolean): void {
    this.change({ ...this.like(), object, from: ofThisRun ? undefined : this.view.overlay?.from });
  }

  private anotherFile(): TemplateResult {
    return html`
      <input
        id="address"
        type="text"
        inputmode="url"
        autocomplete="off"
        spellcheck="false"
        placeholder="https://… or a link"
        aria-label="Address of the reference"
        aria-invalid=${this.wrong === "" ? "false" : "true"}
        @keydown=${(event: KeyboardEvent) => (event.key === "Enter" ? this.openAddress() : undefined)}
      />
      ${this.wrong === "" ? nothing : html`<p class="wrong" role="alert">${this.wrong}</p>`}
      <div class="ways">
        <button @click=${this.openAddress}>Lay over</button>
        <button @click=${() => this.file.click()}>Choose file</button>
      </div>
      <input id="file" type="file" accept=".root" hidden aria-label="Reference file" @change=${this.openFile} />
    `;
  }

  private readonly openAddress = (): void => {
    const read = this.app.readText(this.address.value);
    if (typeof read === "string") this.wrong = read;
    else if (isRunRoute(read)) this.change({ ...this.like(), ...overlayOf(read, this.like().object) });
  };

  private readonly openFile = (): void => {
    const [file] = this.file.files ?? [];
    if (file === undefined) return;
    const source = { kind: "file", name: file.name } as const;
    this.change({ ...this.like(), from: { source, identity: undefined, run: undefined } });
    // The link names the file; the session that it began takes it from here.
    this.app.second.value?.attach([file]);
  };

  /** How it goes: what the other run needs, why it cannot be, what is drawn of it. */
  private said(): TemplateResult | typeof nothing {
    const { overlay, note } = this;
    const second = this.second.value;
    if (this.view.overlay?.from !== undefined && second !== undefined && overlay.kind === "waiting")
      return html`<qc-reference-run .session=${second}></qc-reference-run>`;
    switch (overlay.kind) {
      case "none":
        return nothing;
      case "waiting":
        return html`<p class="soft">reading …</p>`;
      case "trouble":
        return html`<p class="wrong" role="alert">${overlay.text}</p>`;
      case "ready":
        return note === undefined ? nothing : html`<p class="soft">${note}</p>`;
    }
  }

  private change(overlay: OverlayLink | undefined): void {
    this.dispatchEvent(new ViewChange({ ...this.view, overlay }));
  }
}
