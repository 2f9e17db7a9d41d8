/** The value after `name` in a command line ("--port", "4173"), or `undefined`. */
export function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}
