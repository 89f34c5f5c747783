/**
 * Converts the bytes of an uploaded file to the text that `readRequest` expects. UTF-8 or UTF-16 text, with or without a byte order mark
 * (certreq on Windows omits it), stays as it is; anything else becomes base64. Uses no Node APIs, because the browser loads it too.
 */
export function readUpload(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes[0] === 0x30) {
    // Text may also start with the digit 0, but never with a DER length after it.
    const isDer = bytes[1] !== undefined && (bytes[1] >= 0x80 || bytes.length === bytes[1] + 2)
    if (isDer) return toBase64(bytes)
  }
  const withoutMark = unmarked(bytes)
  if (withoutMark) return new TextDecoder(withoutMark).decode(bytes)
  return bytes.some(isControl) ? toBase64(bytes) : new TextDecoder('utf-8').decode(bytes)
}

/** Detects UTF-16 without a byte order mark: in plain ASCII text every second byte is NUL. */
function unmarked(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second, third, fourth] = bytes
  if (first && second === 0 && third && fourth === 0) return 'utf-16le'
  if (first === 0 && second && third === 0 && fourth) return 'utf-16be'
  return null
}

/**
 * Returns whether a byte does not occur in text. Tabs, line breaks, form feeds and terminal escapes do; other control characters do not.
 */
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32 && byte !== 27)
}

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
