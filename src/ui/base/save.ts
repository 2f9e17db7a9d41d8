/** Gives a person a file. The name is short; what is not a letter, digit, dot, underscore or hyphen becomes a hyphen. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name.replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, "-");
  link.click();
  // The browser has taken the address by the next task, yet not in every engine within this one.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
