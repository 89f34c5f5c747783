import type { Element } from './der'

/** Decoders of the string types of a distinguished name (X.680 §41), by tag. T61 is read as the Latin-1 that programs really write. */
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
 * The text of a string element. Null where it is no text, or holds what neither a database nor an authority takes: control
 * characters (U+0000 among them), half of a surrogate pair, or bytes that are not of its type.
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

/** Whether a text holds no control character and no half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !/[\p{Cc}\p{Cs}]/u.test(text)
}

function fromUniversal(bytes: Buffer): string {
  if (bytes.length % 4 !== 0) throw new RangeError('not whole characters of four bytes')
  const points: number[] = []
  for (let at = 0; at < bytes.length; at += 4) points.push(bytes.readUInt32BE(at))
  return String.fromCodePoint(...points)
}
