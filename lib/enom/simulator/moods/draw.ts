/**
 * A number from 0 up to (not including) 1 that depends on the seed and the words only: the same question always has the
 * same answer, whatever was asked before, so that a run can be replayed and one rate changed without moving the others.
 */
export function draw(seed: number, ...words: (string | number)[]): number {
  // FNV-1a over the words, then the finishing steps of MurmurHash3, so that neighbouring counters fall far apart.
  let hash = 0x811c9dc5
  for (const sign of `${seed}/${words.join('/')}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
