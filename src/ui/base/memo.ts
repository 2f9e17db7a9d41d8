/** A function that remembers its last arguments and answer. Arguments are told apart by identity. */
export function memoLast<Args extends readonly unknown[], T>(make: (...args: Args) => T): (...args: Args) => T {
  let last: { readonly args: Args; readonly value: T } | undefined;
  return (...args) => {
    const same = last !== undefined && args.every((arg, i) => Object.is(arg, last?.args[i]));
    if (!same || last === undefined) last = { args, value: make(...args) };
    return last.value;
  };
}
