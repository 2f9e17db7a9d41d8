/** What one frame may take for drawing: with layout and paint of the browser a task comes to about 50 ms. */
const frameBudgetMs = 20;

type Job = () => void;

const waiting = new Map<object, Job>();
let frame: number | undefined;

/** Draws soon, in a slice of a frame; a newer job of the same owner takes the older one's place. */
export function drawSoon(owner: object, job: Job): void {
  waiting.set(owner, job);
  frame ??= requestAnimationFrame(drawSlice);
}

export function drawNever(owner: object): void {
  waiting.delete(owner);
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
  if (waiting.size > 0) frame ??= requestAnimationFrame(drawSlice); // a job may have asked for one already
}
