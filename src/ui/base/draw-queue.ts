/** What the task of a frame is to take: drawing, and then layout and paint of the browser. */
const taskMs = 40;
/** What drawing may take of it. Where cores are busy with other work all of it takes several times as long: then it is less. */
const budgetMs = { least: 8, most: 20 };
/** What is rendered costs as much again after it: its parts are rendered, styled and laid out. */
const weights = { draw: 1, render: 2 };

/** Between two figures of a report there is less. */
const restMs = 300;

interface Job {
  readonly run: () => void;
  readonly kind: keyof typeof weights;
}

const waiting = new Map<object, Job>();
let frame: number | undefined;
let drawnAt = -Infinity;
let budget = budgetMs.most;

/** Draws soon, in a slice of a frame; a newer job of the same owner takes the older one's place. */
export function drawSoon(owner: object, run: () => void): void {
  doSoon(owner, { run, kind: "draw" });
}

function doSoon(owner: object, job: Job): void {
  waiting.set(owner, job);
  frame ??= requestAnimationFrame(drawSlice);
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

function drawSlice(start: number): void {
  frame = undefined;
  const began = performance.now();
  // The clock of the frame runs since before other work of the frame: it is what the person waits for. Half is for drawing.
  let spent = Math.min(began - start, budget / 2);
  let rendered = 0;
  try {
    for (const [owner, { run, kind }] of waiting) {
      // When several were rendered the browser lays them out before something is drawn, which would have it done at once.
      if (kind === "draw" && rendered > 1) break;
      waiting.delete(owner);
      if (kind === "render") rendered += 1;
      const begun = performance.now();
      run();
      drawnAt = performance.now();
      spent += weights[kind] * (drawnAt - begun);
      if (spent > budget) break;
    }
  } finally {
    // What throws costs its own drawing only. A job may have asked for a frame already.
    if (waiting.size > 0) frame ??= requestAnimationFrame(drawSlice);
  }
  setTimeout(() => {
    const next = (budget * taskMs) / (performance.now() - began);
    budget = Math.min(budgetMs.most, Math.max(budgetMs.least, next));
  });
}
