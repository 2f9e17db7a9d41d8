// JSROOT says only on the console that something was not decoded. The build sends those lines here instead
// (tools/build/jsroot-plugin.ts). Decoding is synchronous once the bytes are there, so lines can be told apart by scope.
let sink: string[] | undefined;

/** In place of `console.log`, `warn`, `error` everywhere in JSROOT. Outside a scope nobody listens. */
export function jsrootNotice(...parts: readonly unknown[]): void {
  sink?.push(parts.map((part) => (part instanceof Error ? part.message : String(part))).join(" "));
}

/** Number of lines in the current scope, and those from one on. */
export const noticeCount = (): number => sink?.length ?? 0;
export const noticesFrom = (start: number): readonly string[] => sink?.slice(start) ?? [];

/** Runs a decode and keeps what JSROOT says during it in `notices`, also when it throws. */
export function collectNotices<T>(notices: string[], decode: () => T): T {
  const outer = sink;
  sink = notices;
  try {
    return decode();
  } finally {
    sink = outer;
  }
}
