/** Far more than any event of ours; bytes. */
const MAX_BODY_BYTES = 512 * 1024

/** The body as it was sent, byte for byte, since the signature covers exactly that; null when it is too large. */
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
