/**
 * Returns a number from 0 up to but not including 1 that depends only on the seed and the words. Earlier calls have no effect, so a run can
 * be replayed and one rate changed without shifting the others.
 */
export function draw(seed: number, ...words: (string | number)[]): number {
  // FNV-1a over the words, followed by the final mixing steps of MurmurHash3, so that neighbouring counters give unrelated numbers.
  let hash = 0x811c9dc5
  for (const sign of `${seed}/${words.join('/')}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
