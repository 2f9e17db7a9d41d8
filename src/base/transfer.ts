/** All buffers of plain data, each once: what is handed over, not copied, when it is posted to another thread. */
export function transferables(data: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  visit(data, buffers);
  return [...buffers];
}

function visit(data: unknown, buffers: Set<ArrayBuffer>): void {
  if (typeof data !== "object" || data === null) return;
  if (ArrayBuffer.isView(data)) buffers.add(data.buffer as ArrayBuffer);
  else for (const each of Object.values(data)) visit(each, buffers);
}
