import { pathIn } from './places'
import { wordsOf } from './text'
import type { Language } from './types'

/** The texts of a 404 page. The first link is the main one. */
export type MissingText = { title: string; lead: string; links: readonly { href: string; label: string }[] }

/** Returns the texts of the shop's 404 page. */
export function shopMissing(language: Language): MissingText {
  const words = wordsOf(language, 'missing')
  return {
    title: words('title'),
    lead: words('lead'),
    links: [
      { href: pathIn(language, '/certificates'), label: words('all') },
      { href: pathIn(language, '/'), label: words('find') },
    ],
  }
}

/** Returns the texts of the 404 page of the client area and of all pages that only one person may see. */
export function privateMissing(language: Language): MissingText {
  const words = wordsOf(language, 'missingPage')
  return {
    title: wordsOf(language, 'account')('missing'),
    lead: words('lead'),
    links: [
      { href: '/account/certificates', label: words('certificates') },
      { href: pathIn(language, '/'), label: words('find') },
    ],
  }
}
