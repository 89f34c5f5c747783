/** Far larger than any event we expect; bytes. */
const MAX_BODY_BYTES = 512 * 1024

/** Returns the body byte for byte as sent, because the signature covers exactly that. Returns null if it is too large. */
export async function readRawBody(request: Request): Promise<string | null> {
  if (!request.body) return ''
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body) {
    size += part.byteLength
    if (size > MAX_BODY_BYTES) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
