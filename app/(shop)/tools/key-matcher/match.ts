import type { PublicHalf } from '@/lib/keys/types'

export const HALVES: readonly PublicHalf[] = ['key', 'request', 'certificate']

/** Returns whether files belong together, by the hashes of their public keys. Needs at least two. */
export function matchText(hashes: ReadonlyMap<PublicHalf, string>): { matches: boolean; title: string; line: string } {
  const given = HALVES.filter((half) => hashes.has(half))
  const names = given.map((half) => `the ${half}`)
  const list = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  const alike = given.filter((half) => given.some((other) => other !== half && hashes.get(other) === hashes.get(half)))
  if (alike.length === given.length) {
    return { matches: true, title: `Yes: ${list} belong together.`, line: 'They have the same public key.' }
  }
  const odd = given.find((half) => !alike.includes(half))
  if (alike.length > 0) {
    return {
      matches: false,
      title: `No: the ${odd} does not belong to the others.`,
      line: `The ${alike.join(' and the ')} belong together. Find the ${odd} made with the same key.`,
    }
  }
  return {
    matches: false,
    title: `No: ${list} do not belong together.`,
    line: hashes.has('key')
      ? 'Look for the key file from the day the request was made. If the key is lost, make a new request and replace the certificate.'
      : 'The certificate was made for another request. Find the request that was sent, or make a new one.',
  }
}
