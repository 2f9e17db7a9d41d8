/** How long one piece of work may keep the page from answering, in ms; a piece that is begun is finished. */
const sliceMs = 20;
/** What is written for longer than this says how far it is, in ms. */
const quietMs = 1000;

export interface Pace {
  readonly now: () => number;
  /** Lets the page answer. */
  readonly pause: () => Promise<void>;
}

const pageTime: Pace = {
  now: () => performance.now(),
  pause: () => new Promise((done) => setTimeout(done)),
};

/**
 * A file of pieces of text. A map of a million cells takes seconds: the page answers in between. What is written goes out
 * of the page's memory slice by slice, so that the end has not all of it to encode.
 *
 * @param progress is told how many pieces are written, once it takes long.
 */
export async function blobOf(
  pieces: Iterable<string>,
  type: string,
  progress: (pieces: number) => void = () => {},
  { now, pause }: Pace = pageTime,
): Promise<Blob> {
  const slices: Blob[] = [];
  let slice: string[] = [];
  let [count, sliceBegan] = [0, now()];
  const began = sliceBegan;
  for (const piece of pieces) {
    slice.push(piece);
    count += 1;
    if (now() - sliceBegan < sliceMs) continue;
    slices.push(new Blob(slice));
    slice = [];
    if (now() - began >= quietMs) progress(count);
    await pause();
    sliceBegan = now();
  }
  return new Blob([...slices, ...slice], { type });
}
