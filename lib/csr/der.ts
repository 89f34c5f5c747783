/** The position of one DER element and its content. `end` may lie beyond the data if the data was truncated. */
export type Element = { tag: number; start: number; content: number; end: number }

/** Reads the element that starts at `at`. Returns null if none can start there (X.690 §8.1, definite lengths only). */
export function readElement(der: Uint8Array, at: number): Element | null {
  const tag = der[at]
  const first = der[at + 1]
  if (tag === undefined || first === undefined) return null
  if (first < 0x80) return { tag, start: at, content: at + 2, end: at + 2 + first }
  const octets = first & 0x7f
  if (octets === 0 || octets > 4) return null
  let length = 0
  for (let i = 0; i < octets; i++) {
    const next = der[at + 2 + i]
    if (next === undefined) return null
    length = length * 256 + next
  }
  return { tag, start: at, content: at + 2 + octets, end: at + 2 + octets + length }
}

/** Returns the elements inside `parent`, as far as the data goes. */
export function readChildren(der: Uint8Array, parent: Element): Element[] {
  const children: Element[] = []
  let at = parent.content
  while (at < Math.min(parent.end, der.length)) {
    const child = readElement(der, at)
    if (!child) break
    children.push(child)
    at = child.end
  }
  return children
}

export type Shape = 'signed' | 'pkcs7' | 'pkcs12' | 'private_key' | 'public_key' | 'unknown'

/**
 * Returns what a DER document looks like, judging by the tags of its first two or three elements, even if it is truncated. `signed` is a
 * request or a certificate: content, algorithm, signature.
 */
export function shapeOf(der: Uint8Array): Shape {
  const outer = readElement(der, 0)
  if (outer?.tag !== 0x30) return 'unknown'
  const children = readChildren(der, outer)
  const tags = children.map((child) => child.tag.toString(16).padStart(2, '0')).join(' ')
  if (tags.startsWith('06')) return 'pkcs7'
  if (tags.startsWith('02')) {
    const version = children[0] && der[children[0].content]
    if (version === 3 && tags.startsWith('02 30')) return 'pkcs12'
    // An RSAPublicKey is exactly two integers. A private key in PKCS#1, PKCS#8 or SEC 1 continues after its version.
    return tags === '02 02' && outer.end === der.length ? 'public_key' : 'private_key'
  }
  // A key begins with its algorithm. Without one, the tag after the first element proves nothing, because any byte may follow if a line was
  // lost.
  const hasAlgorithm = children[0] && der[children[0].content] === 0x06
  if (hasAlgorithm && tags.startsWith('30 04')) return 'private_key'
  if (hasAlgorithm && tags === '30 03') return 'public_key'
  return tags.startsWith('30') ? 'signed' : 'unknown'
}

/** Returns the object identifier in `element` as dotted text. */
export function readOid(der: Uint8Array, element: Element): string {
  const parts: number[] = []
  let value = 0
  for (const byte of der.subarray(element.content, element.end)) {
    value = value * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    if (parts.length > 0) parts.push(value)
    else parts.push(Math.min(Math.floor(value / 40), 2), value - Math.min(Math.floor(value / 40), 2) * 40)
    value = 0
  }
  return parts.join('.')
}
