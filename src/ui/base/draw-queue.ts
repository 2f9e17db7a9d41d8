import { nextTask } from "./next-task.ts";

/** What a slice takes, in ms: a frame or a person's key waits no longer. */
const sliceMs = 24;
/** What is rendered costs as much again after it: its parts are rendered, styled and laid out. */
const weights = { draw: 1, render: 2 };

/** Between two figures of a report there is less. */
const restMs = 300;

interface Job {
  readonly run: () => void;
  readonly kind: keyof typeof weights;
}

const waiting = new Map<object, Job>();
/** A slice is asked for. */
let isDue = false;
let drawnAt = -Infinity;

/** Draws soon, in a slice from the next frame on; a newer job of the same owner takes the older one's place. */
export function drawSoon(owner: object, run: () => void): void {
  doSoon(owner, { run, kind: "draw" });
}

function doSoon(owner: object, job: Job): void {
  waiting.set(owner, job);
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(inFrame);
}

/** A report has many figures: their rendering is sliced like drawing, so that no task is long. `update` renders. */
export const renderSoon = (owner: object, update: () => unknown): Promise<void> =>
  new Promise<void>((done) => {
    const run = (): void => {
      try {
        update();
      } finally {
        done();
      }
    };
    doSoon(owner, { run, kind: "render" });
  });

/** What waits for its frame is drawn at once: before a key asks where things are. */
export function drawNow(owner: object): void {
  const job = waiting.get(owner);
  waiting.delete(owner);
  job?.run();
}

export function drawNever(owner: object): void {
  waiting.delete(owner);
}

/** Something waits for its frame, or was drawn a moment ago. */
export const isDrawing = (): boolean => waiting.size > 0 || performance.now() - drawnAt < restMs;

/** Ends when nothing has been drawn for a moment. Frames may never come, in a tab that nobody looks at: not later than `ms`. */
export async function whenDrawn(ms: number): Promise<void> {
  for (const latest = performance.now() + ms; isDrawing() && performance.now() < latest;)
    await new Promise((done) => setTimeout(done, restMs / 3));
}

/** All at once, before paper is filled. */
export function drawAllNow(): void {
  for (const [owner, job] of waiting) {
    waiting.delete(owner);
    job.run();
  }
}

const inFrame = (start: number): void => drawSlice(start, afterFrame);
/** Frames come later than the processor could go on: a slice more is drawn before the next. Not several, which would put it off. */
const afterFrame = (): void =>
  void nextTask().then(() => drawSlice(performance.now(), () => requestAnimationFrame(inFrame)));

function drawSlice(start: number, next: () => void): void {
  const began = performance.now();
  // The clock of the frame runs since before other work of the frame: it is what the person waits for. Half is for drawing.
  let spent = Math.min(began - start, sliceMs / 2);
  try {
    for (const [owner, { run, kind }] of waiting) {
      waiting.delete(owner);
      const begun = performance.now();
      run();
      drawnAt = performance.now();
      spent += weights[kind] * (drawnAt - begun);
      if (spent > sliceMs) break;
    }
  } finally {
    // What throws costs its own drawing only.
    isDue = waiting.size > 0;
    if (isDue) next();
  }
}
