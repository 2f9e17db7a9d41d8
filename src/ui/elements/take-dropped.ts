import type { App } from "../../state/app.ts";
import { leftOutWords, localFile, type GivenFiles } from "../base/files.ts";
import { SayEvent, takeTables } from "../base/say.ts";

/**
 * Files that were dropped on a page that has no own use for them: they open as on the start page. Where runs of a set wait
 * for files of this machine they are for these.
 */
export async function takeDropped(given: GivenFiles, app: App, from: EventTarget): Promise<void> {
  const { runs, tables } = given;
  const say = (words: string): void => void (words !== "" && from.dispatchEvent(new SayEvent(words)));
  say(runs.length + tables.length === 0 ? "There is no file in what was dropped." : leftOutWords(given));
  const waiting = [app.sets.value?.a, app.sets.value?.b].filter((set) =>
    set?.state.value.runs.some(({ phase }) => phase.kind === "need-file"),
  );
  if (runs.length > 0 && waiting.length > 0) for (const set of waiting) set?.attach(runs.map(localFile));
  else if (runs.length > 0) app.openFiles(runs.map(localFile));
  if (tables.length === 0) return;
  await takeTables(app, tables, from);
  // Not every page has a place for it.
  say(app.tables.value.wrong.join(" "));
}
