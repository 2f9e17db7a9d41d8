import { inParallel } from "../base/in-parallel.ts";
import { fail, ok, type Result } from "../base/result.ts";
import type { ExtractApi, FileRequest } from "../jobs/extract-api.ts";
import {
  aboutMembers,
  isOpenable,
  nodesOfKeys,
  nodesOfMembers,
  topOfFile,
  type Listing,
  type Listings,
  type TreeNode,
} from "../qc/object-tree.ts";
import { parseObject } from "../qc/object-path.ts";
import type { QcStore } from "../store/kept.ts";
import { keptKeys } from "./kept-keys.ts";
import { Observable, type Readable } from "./observable.ts";

export interface ObjectTreeState {
  readonly listings: Listings;
  /** The file is out of reach: what is kept of it is listed. */
  readonly ofKept: boolean;
  /** Listing everything: how far it is, or how it ended; `undefined`: it was not asked for. */
  readonly all: ListingAll | undefined;
}

export interface ListingAll {
  /** Directories, collections, canvases and trees that were looked into, and those known of. */
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  readonly ended: "whole" | "cancelled" | "too-many" | undefined;
}

/** What a tree is read by. */
export interface TreePorts {
  readonly engine: Pick<ExtractApi, "list" | "members">;
  readonly store: Pick<QcStore, "paths">;
}

/** Read at a time: as many as there are workers. */
const atOnce = 2;
/** As many keys as a file may have. */
const mostNodes = 200_000;
/** What comes while everything is listed is shown in such steps, ms. */
const step = 100;

type Listed = Omit<Extract<Listing, { kind: "ready" }>, "kind">;

const empty: ObjectTreeState = { listings: new Map(), ofKept: false, all: undefined };

/** What a file holds, listed where it is asked for, each directory and key once. One that cannot be listed costs itself. */
export class ObjectTree {
  readonly #state = new Observable(empty);
  readonly #ports: TreePorts;
  readonly #from: () => FileRequest | undefined;
  readonly #listings = new Map<string, Listing>();
  readonly #nodes = new Map<string, TreeNode>();
  readonly #pending = new Map<string, Promise<void>>();
  #stop = new AbortController();
  #stopAll: AbortController | undefined;
  #all: ListingAll | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;

  /** @param from the file; its source is `undefined` where only what is kept can be listed. */
  constructor(ports: TreePorts, from: () => FileRequest | undefined) {
    this.#ports = ports;
    this.#from = from;
  }

  get state(): Readable<ObjectTreeState> {
    return this.#state;
  }

  /** Nothing is listed any more: the file is another, or is read from elsewhere. */
  forget(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#stopAll?.abort();
    this.#stopAll = undefined;
    for (const each of [this.#listings, this.#nodes, this.#pending]) each.clear();
    this.#all = undefined;
    this.#tell();
  }

  /** Lists what a node holds, by its address; what failed once more, what is listed not again. */
  list(address: string): Promise<void> {
    if (this.#listings.get(address)?.kind === "ready") return Promise.resolve();
    const pending = this.#pending.get(address) ?? this.#list(address, this.#stop.signal);
    this.#pending.set(address, pending);
    return pending;
  }

  /** Lists everything there is, from the top down. */
  async listAll(): Promise<void> {
    this.#stopAll?.abort();
    const stop = (this.#stopAll = new AbortController());
    let level: readonly string[] = [topOfFile];
    let [done, failed, total, nodes] = [0, 0, 1, 0];
    const say = (ended?: ListingAll["ended"]): void => {
      this.#all = { done, total, failed, ended };
      if (ended === undefined) this.#tellSoon();
      else this.#tell();
    };
    say();
    this.#tell();
    while (level.length > 0 && !stop.signal.aborted && nodes <= mostNodes) {
      const below = await inParallel(level, atOnce, async (address) => {
        if (stop.signal.aborted || nodes > mostNodes) return [];
        await this.list(address);
        const listing = this.#listings.get(address);
        done += 1;
        if (listing?.kind === "failed") failed += 1;
        const found = listing?.kind === "ready" ? listing.nodes : [];
        const openable = found.filter((node) => isOpenable(node) && node.inside === undefined);
        nodes += found.length;
        total += openable.length;
        if (!stop.signal.aborted) say();
        return openable.map(({ address }) => address!);
      });
      level = below.flat();
    }
    if (!stop.signal.aborted) say(nodes > mostNodes ? "too-many" : "whole");
  }

  /** Ends listing everything; what is listed stays. */
  cancelAll(): void {
    this.#stopAll?.abort();
    if (this.#all !== undefined) this.#all = { ...this.#all, ended: "cancelled" };
    this.#tell();
  }

  async #list(address: string, signal: AbortSignal): Promise<void> {
    this.#listings.set(address, { kind: "waiting" });
    this.#tellSoon();
    const read = await this.#read(address, signal);
    if (signal.aborted) return;
    this.#pending.delete(address);
    this.#listings.set(address, read.ok ? { kind: "ready", ...read.value } : { kind: "failed", error: read.error });
    if (read.ok)
      for (const node of read.value.nodes) if (node.address !== undefined) this.#nodes.set(node.address, node);
    this.#tellSoon();
  }

  async #read(address: string, signal: AbortSignal): Promise<Result<Listed>> {
    const from = this.#from();
    const at = parseObject(address);
    const path = address === topOfFile ? "" : at?.group.kind === "key" ? at.group.path : undefined;
    if (from === undefined || path === undefined)
      return fail({ kind: "object-missing", path: address, source: from?.file.name ?? "" });
    const { holds } = this.#nodes.get(address) ?? { holds: "keys" as const };
    const { engine, store } = this.#ports;
    if (holds !== "keys") {
      const members = await engine.members({ ...from, path }, signal);
      if (!members.ok) return members;
      return ok({ nodes: nodesOfMembers(path, holds, members.value), about: aboutMembers(holds, members.value) });
    }
    if (from.source === undefined) {
      const paths = await store.paths(from.file.identity);
      return paths.ok ? ok({ nodes: nodesOfKeys(keptKeys(paths.value, path)), about: undefined }) : paths;
    }
    const keys = await engine.list({ ...from, directory: path }, signal);
    return keys.ok ? ok({ nodes: nodesOfKeys(keys.value), about: undefined }) : keys;
  }

  /** While everything is listed much comes at once. */
  #tellSoon(): void {
    if (this.#all === undefined || this.#all.ended !== undefined) this.#tell();
    else this.#telling ??= setTimeout(() => this.#tell(), step);
  }

  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    const from = this.#from();
    const ofKept = from !== undefined && from.source === undefined;
    this.#state.set({ listings: new Map(this.#listings), ofKept, all: this.#all });
  }
}
