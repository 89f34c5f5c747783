/**
 * Public keys whose private half is published, as the first 64 bits of the SHA-256 of each: a million of them take 8 MB, and the
 * chance that a fresh key is mistaken for one of a million is one in 10^13.
 */
export type PublishedKeys = BigUint64Array

const DIGITS = 16

/**
 * Reads a list of fingerprints, one a line: at least 16 hexadecimal digits of the SHA-256 of the SubjectPublicKeyInfo in DER, then
 * anything. Empty lines and lines that begin with `#` are passed over.
 *
 * @throws RangeError with the number of a line that is none of these
 */
export function readPublishedKeys(text: string): PublishedKeys {
  const keys: bigint[] = []
  for (const [at, line] of text.split('\n').entries()) {
    const written = line.trim()
    if (written === '' || written.startsWith('#')) continue
    const digits = written.slice(0, DIGITS)
    if (!/^[0-9a-f]{16}$/i.test(digits)) throw new RangeError(`line ${at + 1} has no fingerprint`)
    keys.push(BigInt(`0x${digits}`))
  }
  return BigUint64Array.from(keys).sort()
}

/** Whether the key with this fingerprint (hex SHA-256 of its SubjectPublicKeyInfo) is in the list. */
export function isPublished(spkiSha256: string, keys: PublishedKeys): boolean {
  const wanted = BigInt(`0x${spkiSha256.slice(0, DIGITS)}`)
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] ?? 0n) < wanted) low = middle + 1
    else high = middle
  }
  return keys[low] === wanted
}
