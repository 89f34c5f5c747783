/** Returns the request body byte for byte as sent, because signatures cover the exact bytes. Returns null if it is too large. */
export async function readRawBody(request: Request, { maxBytes }: { maxBytes: number }): Promise<string | null> {
  if (!request.body) return ''
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body) {
    size += part.byteLength
    if (size > maxBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
