import { attempt, fail, ok, QcFailure, type Result } from "../src/base/result.ts";
import type { ExtractApi, MeasuredGroup } from "../src/jobs/extract-api.ts";
import { membersOf, type ListedObject } from "../src/qc/listing.ts";
import { packedOf, pathOf } from "../src/qc/locate.ts";
import { formatObject, type GroupAddress } from "../src/qc/object-path.ts";
import { parseParameters } from "../src/qc/parse-parameters.ts";
import type { RunFile } from "../src/qc/run-file.ts";
import { contentOf } from "../src/root/convert/classes.ts";
import type { RootFile } from "../src/root/file.ts";
import type { QcStore } from "../src/store/kept.ts";
import { Groups } from "./groups.ts";
import { IdleWriter } from "./idle-writer.ts";
import { Keeper } from "./keeper.ts";
import { measureObjects } from "./measure-objects.ts";
import { medianMaps } from "./median-maps.ts";
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
  const writer = new IdleWriter();

  async function openStore(): Promise<QcStore | undefined> {
    const opened = await deps.store();
    return opened?.ok === true ? opened.value : undefined;
  }

  const busy =
    <A extends readonly unknown[], T>(job: (...given: A) => Promise<T>) =>
    (...given: A): Promise<T> =>
      writer.during(() => job(...given));

  const job: ExtractApi = {
    open: busy(async (source, signal) => {
      const opened = await files.fresh(source, signal);
      if (!opened.ok) return opened;
      const { file } = opened.value;
      return file.tasks.length > 0 ? ok(file) : fail({ kind: "no-tpc-objects", source: file.name });
    }),
    openAny: busy(async (source, signal) => {
      const opened = await files.fresh(source, signal);
      return opened.ok ? ok(opened.value.file) : opened;
    }),
    list: busy((request, signal) => files.ask(request, (root) => listed(root, request.directory, signal), signal)),
    members: busy(async (request, signal) => {
      const { file, path } = request;
      const kept = await (await openStore())?.group(file.identity, path);
      const group =
        kept?.ok === true && kept.value !== undefined
          ? ok(kept.value)
          : await files.ask(request, (root) => root.read(path, signal), signal);
      return group.ok ? ok(membersOf(group.value)) : group;
    }),
    branch: busy((request, signal) =>
      files.ask(request, (root) => root.branch(request.path, request.branch, signal), signal),
    ),
    measure: busy(async (request, signal) => {
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
      if (keeper !== undefined) writer.keep(keeper.kept());
      return measured;
    }),
    async ahead(request, signal) {
      const { file, source, group } = request;
      const paths = pathsAhead(file, group);
      const kept = await (await openStore())?.paths(file.identity);
      const missing = paths.filter((path) => kept?.ok !== true || !kept.value.includes(path));
      if (source === undefined || missing.length === 0) return ok(undefined);
      const fetchAll = async (root: RootFile): Promise<Result<void>> => {
        await Promise.all(missing.map((path) => root.ahead(path, signal)));
        return ok(undefined);
      };
      return files.ask(request, fetchAll, signal);
    },
    async measureRun(request, tell, signal) {
      const got = await attempt(async () => wholeRun(request, job, await openStore(), deps.now(), tell, signal));
      const whole = got.ok ? got.value : got;
      if (!whole.ok) return whole;
      writer.keep({ begin: () => undefined, writes: whole.value.writes });
      return ok(whole.value.numbers);
    },
    medianMaps: busy(async (request, tell, signal) => {
      const got = await attempt(() => medianMaps(request, job, tell, signal));
      return got.ok ? got.value : got;
    }),
    json: busy(async (request, signal) => {
      const { file, at } = request;
      const place = pathOf(file, at);
      if (place === undefined) return fail({ kind: "object-missing", path: formatObject(at), source: file.name });
      return files.ask(request, (root) => root.json(place.path, place.member, signal), signal);
    }),
    async parseParameters({ name, bytes }) {
      return parseParameters(new TextDecoder().decode(bytes), name);
    },
    async leave() {
      await files.closeAll();
      return job.settle();
    },
    async settle() {
      const opened = await deps.store();
      return opened?.ok === false ? opened : writer.settle();
    },
  };
  return job;
}

/** More than that might push out of what is kept what nobody has read yet. */
const mostAhead = 8 << 20;

/** Keys of a group that are worth it: those that hold many objects. */
function pathsAhead(file: RunFile, group: GroupAddress): readonly string[] {
  const place = group.kind === "task" ? file.tasks.find(({ task }) => task === group.task) : undefined;
  if (group.kind === "key" || place?.form !== "collection" || packedOf(file, group) > mostAhead) return [];
  if (group.window === undefined) return [place.path];
  return place.windows.filter(({ start }) => group.window === "all" || group.window === start).map(({ path }) => path);
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
