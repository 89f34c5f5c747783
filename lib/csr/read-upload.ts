/**
 * Turns the bytes of an uploaded file into the text `readRequest` takes: UTF-8 or UTF-16 text (certreq of Windows writes the latter)
 * as it is, DER as base64.
 */
export function readUpload(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes[0] === 0x30) {
    // Text may start with the digit 0 too, but no text has a DER length after it.
    const isDer = bytes[1] !== undefined && (bytes[1] >= 0x80 || bytes.length === bytes[1] + 2)
    if (isDer) return Buffer.from(bytes).toString('base64')
  }
  return new TextDecoder('utf-8').decode(bytes)
}
