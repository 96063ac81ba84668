/** Reads at least `most` bytes of a body, where it has as many, and lets the rest go; ends early with the signal. */
export async function readUpTo({ body }: Response, most: number, signal: AbortSignal): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  if (!body) return Buffer.of()
  const reader = body.getReader()
  const letGo = () => void reader.cancel().catch(() => {})
  signal.addEventListener('abort', letGo)
  for (let count = 0; count < most; ) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    chunks.push(value)
    count += value.length
  }
  // What the server thinks of it is not waited for.
  letGo()
  return Buffer.concat(chunks)
}
