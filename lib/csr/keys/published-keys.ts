/**
 * Public keys whose private key has been published, as the first 64 bits of each SHA-256. A million of them take 8 MB, with a one in 10^13
 * chance of mistaking a fresh key for a listed one.
 */
export type PublishedKeys = BigUint64Array

const DIGITS = 16

/**
 * Reads a list of fingerprints, one per line: at least 16 hexadecimal digits of the SHA-256 of the SubjectPublicKeyInfo in DER, followed by
 * anything. Empty lines and lines that begin with `#` are skipped.
 * @throws RangeError with the line number of any other line
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

/** Returns whether the key with this fingerprint (hex SHA-256 of its SubjectPublicKeyInfo) is in the list. */
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
