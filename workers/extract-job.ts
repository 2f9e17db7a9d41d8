import { attempt, fail, ok, QcFailure, type Result } from "../src/base/result.ts";
import type { ExtractApi, MeasuredGroup } from "../src/jobs/extract-api.ts";
import { membersOf, type ListedObject } from "../src/qc/listing.ts";
import { pathOf } from "../src/qc/locate.ts";
import { formatObject } from "../src/qc/object-path.ts";
import { parseParameters } from "../src/qc/parse-parameters.ts";
import { contentOf } from "../src/root/convert/classes.ts";
import type { RootFile } from "../src/root/file.ts";
import type { QcStore } from "../src/store/kept.ts";
import { Groups } from "./groups.ts";
import { Keeper } from "./keeper.ts";
import { measureObjects } from "./measure-objects.ts";
import { OpenFiles, type OpenDeps } from "./open-files.ts";
import { wholeRun } from "./whole-runs.ts";

export interface ExtractDeps extends OpenDeps {
  /** `undefined`: nothing is to be kept. Where it cannot be opened everything is read, and `settle` says why nothing is kept. */
  readonly store: () => Promise<Result<QcStore> | undefined>;
  readonly now: () => number;
}

/** The jobs of an extract worker. */
export function createExtractJob(deps: ExtractDeps): ExtractApi {
  const files = new OpenFiles(deps);
  const writes = new Set<Promise<Result<void>>>();

  async function openStore(): Promise<QcStore | undefined> {
    const opened = await deps.store();
    return opened?.ok === true ? opened.value : undefined;
  }

  /** A job begins when all that jobs before it keep is written (`Keeper`). */
  const afterWrites =
    <A extends readonly unknown[], T>(job: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      await Promise.all(writes);
      return job(...given);
    };

  const job: ExtractApi = {
    open: afterWrites(async (source, signal) => {
      const opened = await files.fresh(source, signal);
      if (!opened.ok) return opened;
      const { file } = opened.value;
      return file.tasks.length > 0 ? ok(file) : fail({ kind: "no-tpc-objects", source: file.name });
    }),
    openAny: afterWrites(async (source, signal) => {
      const opened = await files.fresh(source, signal);
      return opened.ok ? ok(opened.value.file) : opened;
    }),
    list: afterWrites((request, signal) =>
      files.ask(request, (root) => listed(root, request.directory, signal), signal),
    ),
    members: afterWrites(async (request, signal) => {
      const { file, path } = request;
      const kept = await (await openStore())?.group(file.identity, path);
      const group =
        kept?.ok === true && kept.value !== undefined
          ? ok(kept.value)
          : await files.ask(request, (root) => root.read(path, signal), signal);
      return group.ok ? ok(membersOf(group.value)) : group;
    }),
    branch: afterWrites((request, signal) =>
      files.ask(request, (root) => root.branch(request.path, request.branch, signal), signal),
    ),
    measure: afterWrites(async (request, signal) => {
      const store = await openStore();
      const keeper = store && new Keeper(store, request, deps.now());
      const measured = await attempt(async () => {
        const groups = new Groups(request, store, keeper, {
          read: (path) => files.ask(request, (root) => root.read(path, signal), signal),
          branch: (path, name) => files.ask(request, (root) => root.branch(path, name, signal), signal),
        });
        const objects = await measureObjects(request, groups, store, keeper);
        signal?.throwIfAborted();
        const { failure } = groups;
        if (failure !== undefined) throw new QcFailure(failure);
        return { ...groups.report(), objects } satisfies MeasuredGroup;
      });
      for (const write of keeper?.write() ?? []) writes.add(write);
      return measured;
    }),
    async measureRun(request, tell, signal) {
      const got = await attempt(async () => wholeRun(request, job, await openStore(), deps.now(), tell, signal));
      const whole = got.ok ? got.value : got;
      if (!whole.ok) return whole;
      for (const write of whole.value.writes) writes.add(write);
      return ok(whole.value.numbers);
    },
    json: afterWrites(async (request, signal) => {
      const { file, at } = request;
      const place = pathOf(file, at);
      if (place === undefined) return fail({ kind: "object-missing", path: formatObject(at), source: file.name });
      return files.ask(request, (root) => root.json(place.path, place.member, signal), signal);
    }),
    async parseParameters({ name, bytes }) {
      return parseParameters(new TextDecoder().decode(bytes), name);
    },
    async settle() {
      const opened = await deps.store();
      if (opened?.ok === false) return opened;
      const results = await Promise.all(writes);
      writes.clear();
      return results.find((result) => !result.ok) ?? ok(undefined);
    },
  };
  return job;
}

async function listed(
  root: RootFile,
  directory: string,
  signal: AbortSignal | undefined,
): Promise<Result<readonly ListedObject[]>> {
  const keys = await root.list(directory, signal);
  if (!keys.ok) return keys;
  return ok(
    keys.value.map(({ path, name, className, title, cycle, newest, packed, unpacked }) => {
      return { path, name, className, title, cycle, newest, packed, unpacked, holds: contentOf(className) };
    }),
  );
}
