const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Text of a file: UTF-8 where it is, else Latin-1 (ROOT stores bytes and does not say which). */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  }
}

/** The text JSROOT has read: it makes one code unit of every byte. */
export function fromByteText(text: string): string {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 127) return decodeText(Uint8Array.from(text, (unit) => unit.charCodeAt(0)));
  }
  return text;
}
