/** What one frame may take for drawing: with layout and paint of the browser a task comes to about 50 ms. */
const frameBudgetMs = 20;

/** Between two figures of a report there is less. */
const restMs = 300;

type Job = () => void;

const waiting = new Map<object, Job>();
let frame: number | undefined;
let drawnAt = -Infinity;

/** Draws soon, in a slice of a frame; a newer job of the same owner takes the older one's place. */
export function drawSoon(owner: object, job: Job): void {
  waiting.set(owner, job);
  frame ??= requestAnimationFrame(drawSlice);
}

/** What waits for its frame is drawn at once: before a key asks where things are. */
export function drawNow(owner: object): void {
  const job = waiting.get(owner);
  waiting.delete(owner);
  job?.();
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
    job();
  }
}

function drawSlice(start: number): void {
  frame = undefined;
  for (const [owner, job] of waiting) {
    waiting.delete(owner);
    job();
    // The clock of the frame runs since before other work of the frame: it is what the person waits for.
    if (performance.now() - start > frameBudgetMs) break;
  }
  drawnAt = performance.now();
  if (waiting.size > 0) frame ??= requestAnimationFrame(drawSlice); // a job may have asked for one already
}
