/** A function that remembers its last arguments and answer. Arguments are told apart by identity. */
export function memoLast<Args extends readonly unknown[], T>(make: (...args: Args) => T): (...args: Args) => T {
  let last: { readonly args: Args; readonly value: T } | undefined;
  return (...args) => {
    const same = last !== undefined && args.every((arg, i) => Object.is(arg, last?.args[i]));
    if (!same || last === undefined) last = { args, value: make(...args) };
    return last.value;
  };
}

/** A function that remembers its answer for each object as long as that lives: of what never changes. */
export function memoEach<Of extends object, T>(make: (of: Of) => T): (of: Of) => T {
  const known = new WeakMap<Of, { readonly value: T }>();
  return (of) => {
    const { value } = known.get(of) ?? { value: make(of) };
    known.set(of, { value });
    return value;
  };
}
