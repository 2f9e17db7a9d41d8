import type { Result } from "../base/result.ts";
import type { FigureDifference } from "../qc/period/differs.ts";
import type { JudgedPeriod } from "../qc/period/judge-period.ts";
import type { ComparedOverlay, UnlikeFigure } from "../qc/period/why-unlike.ts";
import type { RunNumbers } from "../qc/run-numbers.ts";

/** Runs by the names under which they are held. */
export interface JudgeRequest {
  readonly runs: readonly {
    readonly key: string;
    /** Current of the L3 magnet (A); `undefined` where not known. */
    readonly current: number | undefined;
  }[];
  /** Runs (indices) to tell of why they are unlike the others, besides those that are off. */
  readonly asked: readonly number[];
}

/** Without the curves, which the page has. */
export type JudgedOverlay = Omit<ComparedOverlay, "curves">;

/** What several runs are judged to be, all by index in the order of the request. */
export interface JudgedRuns extends Omit<JudgedPeriod, "overlays"> {
  readonly overlays: readonly JudgedOverlay[];
  /** Of runs that are off, and of those asked for. */
  readonly unlike: ReadonlyMap<number, readonly UnlikeFigure[]>;
}

/** A slice of one of the lists: all of what runs are judged to be would hold up the page that receives it in one message. */
export interface JudgedPart extends Partial<Pick<JudgedRuns, "trends" | "overlays">> {
  readonly unlike?: readonly (readonly [run: number, figures: readonly UnlikeFigure[]])[];
  readonly cells?: JudgedRuns["chambers"]["cells"];
}

/** What is left without the lists that come in parts. */
export interface JudgedRest extends Omit<JudgedRuns, "trends" | "overlays" | "unlike" | "chambers"> {
  readonly chambers: Omit<JudgedRuns["chambers"], "cells">;
}

/** Told the parts in their order. */
export type TellPart = (part: JudgedPart) => void | Promise<void>;

/** "missing": runs that are not held, as in a worker that has begun anew. */
export type Compared<T> =
  { readonly kind: "done"; readonly value: T } | { readonly kind: "missing"; readonly keys: readonly string[] };

/** What the worker does that compares runs. It holds what it was given, so that each run crosses once. */
export interface CompareApi {
  hold(key: string, measured: RunNumbers["measured"], signal?: AbortSignal): Promise<Result<void>>;
  release(keys: readonly string[], signal?: AbortSignal): Promise<Result<void>>;
  /** `tell` has had all parts when this ends; `judgeInParts` puts them together. */
  judge(request: JudgeRequest, tell: TellPart, signal?: AbortSignal): Promise<Result<Compared<JudgedRest>>>;
  /** What differs most, of matched runs A and B; whether both of a pair are the same run. */
  differ(
    pairs: readonly (readonly [a: string, b: string])[],
    areSame: boolean,
    signal?: AbortSignal,
  ): Promise<Result<Compared<readonly FigureDifference[]>>>;
}
