import type { PublicHalf } from '@/lib/keys/types'
import type { Messages } from '@/lib/languages/text'

/** The matcher's texts in the language of the page. */
export type MatcherWords = Messages['matcher']

export const HALVES: readonly PublicHalf[] = ['key', 'request', 'certificate']

/** Returns whether the files belong together, by comparing the hashes of their public keys. Needs at least two files. */
export function matchText(hashes: ReadonlyMap<PublicHalf, string>, words: MatcherWords): { matches: boolean; title: string; line: string } {
  const given = HALVES.filter((half) => hashes.has(half))
  const alike = given.filter((half) => given.some((other) => other !== half && hashes.get(other) === hashes.get(half)))
  const compared = comparedOf(hashes)
  if (alike.length === given.length) return { matches: true, title: words.yes[compared], line: words.same }
  const odd = given.find((half) => !alike.includes(half))
  if (odd && alike.length > 0) return { matches: false, ...words.odd[odd] }
  return { matches: false, title: words.no[compared], line: hashes.has('key') ? words.lookForKey : words.lookForRequest }
}

/** Returns which files were compared: all three, the key and one other, or the request and the certificate. */
function comparedOf(hashes: ReadonlyMap<PublicHalf, string>): 'all' | 'request' | 'certificate' | 'noKey' {
  if (hashes.size === HALVES.length) return 'all'
  if (!hashes.has('key')) return 'noKey'
  return hashes.has('request') ? 'request' : 'certificate'
}
