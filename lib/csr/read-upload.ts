/**
 * Turns the bytes of an uploaded file into the text `readRequest` takes: text in UTF-8 or UTF-16, with or without its mark (certreq of
 * Windows writes the latter), as it is; anything else as base64. Pure: the browser loads it too.
 */
export function readUpload(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes[0] === 0x30) {
    // Text may start with the digit 0 too, but no text has a DER length after it.
    const isDer = bytes[1] !== undefined && (bytes[1] >= 0x80 || bytes.length === bytes[1] + 2)
    if (isDer) return toBase64(bytes)
  }
  const withoutMark = unmarked(bytes)
  if (withoutMark) return new TextDecoder(withoutMark).decode(bytes)
  return bytes.some(isControl) ? toBase64(bytes) : new TextDecoder('utf-8').decode(bytes)
}

/** UTF-16 of plain letters has NUL as every second byte: in front of the letter, or behind it. */
function unmarked(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second, third, fourth] = bytes
  if (first && second === 0 && third && fourth === 0) return 'utf-16le'
  if (first === 0 && second && third === 0 && fourth) return 'utf-16be'
  return null
}

/** Tabs, line ends, page ends and the escape of a terminal occur in texts; other control characters only in other files. */
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32 && byte !== 27)
}

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
