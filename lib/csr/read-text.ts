import type { Element } from './der'

/**
 * Decoders for the string types of a distinguished name (X.680 §41), by tag. T61 is read as Latin-1, which is what programs write in
 * practice.
 */
const DECODERS: Record<number, (bytes: Buffer) => string> = {
  12: (bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
  18: (bytes) => bytes.toString('latin1'),
  19: (bytes) => bytes.toString('latin1'),
  20: (bytes) => bytes.toString('latin1'),
  22: (bytes) => bytes.toString('latin1'),
  26: (bytes) => bytes.toString('latin1'),
  28: fromUniversal,
  30: (bytes) => new TextDecoder('utf-16be', { fatal: true, ignoreBOM: true }).decode(bytes),
}

/**
 * Returns the text of a string element. Returns null if it is not text, or contains what databases and authorities reject: control
 * characters (including U+0000), lone surrogates, or bytes that are invalid for its type.
 */
export function readText(der: Uint8Array, element: Element): string | null {
  const decode = DECODERS[element.tag]
  if (!decode) return null
  try {
    const text = decode(Buffer.from(der.subarray(element.content, element.end)))
    return isStorable(text) ? text : null
  } catch {
    return null
  }
}

/** Returns whether a string has no control characters and no lone surrogates. */
function isStorable(text: string): boolean {
  return !/[\p{Cc}\p{Cs}]/u.test(text)
}

function fromUniversal(bytes: Buffer): string {
  if (bytes.length % 4 !== 0) throw new RangeError('the length is not a multiple of four bytes')
  const points: number[] = []
  for (let at = 0; at < bytes.length; at += 4) points.push(bytes.readUInt32BE(at))
  return String.fromCodePoint(...points)
}
