type Bytes = Uint8Array<ArrayBuffer>;

/** Arrays by key; when they are more bytes than allowed, those that were not used for longest go. */
export class ByteLru {
  readonly #max: number;
  readonly #kept = new Map<string, Bytes>();
  #bytes = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get bytes(): number {
    return this.#bytes;
  }

  has(key: string): boolean {
    return this.#kept.has(key);
  }

  get(key: string): Bytes | undefined {
    const found = this.#kept.get(key);
    if (found === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found;
  }

  /** Keeps an array, unless it alone is more than allowed. */
  set(key: string, bytes: Bytes): void {
    this.delete(key);
    if (bytes.byteLength > this.#max) return;
    this.#kept.set(key, bytes);
    this.#bytes += bytes.byteLength;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#max) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#bytes -= this.#kept.get(key)?.byteLength ?? 0;
    this.#kept.delete(key);
  }

  deleteAll(prefix: string): void {
    for (const key of this.#kept.keys()) if (key.startsWith(prefix)) this.delete(key);
  }
}
