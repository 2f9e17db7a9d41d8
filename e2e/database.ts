import type { Page } from "@playwright/test";

/** What the named stores of the app's database hold: their keys, in order, and of those in `values` what is stored. */
export interface Held {
  readonly keys: Readonly<Record<string, readonly unknown[]>>;
  readonly values: Readonly<Record<string, readonly unknown[]>>;
}

export const heldIn = (page: Page, stores: readonly string[], values: readonly string[] = []): Promise<Held> =>
  page.evaluate(
    ({ stores, values }) =>
      new Promise<Held>((resolve, reject) => {
        const opening = indexedDB.open("tpc-qc");
        opening.addEventListener("error", () => reject(opening.error!));
        opening.addEventListener("success", () => {
          const db = opening.result;
          const read = db.transaction(stores);
          const keys = stores.map((name) => [name, read.objectStore(name).getAllKeys()] as const);
          const held = values.map((name) => [name, read.objectStore(name).getAll()] as const);
          read.addEventListener("complete", () => {
            db.close();
            resolve({
              keys: Object.fromEntries(keys.map(([name, { result }]) => [name, result])),
              values: Object.fromEntries(held.map(([name, { result }]) => [name, result as unknown[]])),
            });
          });
        });
      }),
    { stores: [...stores], values: [...values] },
  );
