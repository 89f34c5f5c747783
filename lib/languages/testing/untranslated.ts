import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { learn, messagesOf } from '../text'
import type { Language } from '../types'
import { pseudo } from './pseudo'

/** A pseudo-language in which every message is in brackets. */
export const PSEUDO = 'en-XA' as Language
learn(PSEUDO, pseudo(messagesOf('en'), 'ltr'))

/** Dates as the runtime formats them for the pseudo-language. */
const DATE = /[A-Z][a-z]{2,8} \d{1,2}, \d{4}(?:(?:,| at) \d\d:\d\d(?: [AP]M)? UTC)?/g

/**
 * Returns the words of a page in the pseudo-language that do not come from a message, in its text and in attributes that people read or
 * hear. `data`: names, addresses and staff-written text, which are not translated.
 */
export function untranslated(page: ReactNode, data: readonly string[]): string[] {
  return untranslatedIn(renderToStaticMarkup(page), data)
}

/** Returns the same for the HTML of a page or an email. Commands are the same in every language. */
export function untranslatedIn(page: string, data: readonly string[]): string[] {
  const html = page.replace(/<pre.*?<\/pre>/gs, '')
  const known = data.filter(Boolean).toSorted((one, other) => other.length - one.length)
  const read = [...html.matchAll(/ (?:aria-label|alt|title|placeholder|data-label)="([^"]*)"/g)].map(([, text = '']) => text)
  const text = html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, '\n')
  return [text, ...read].flatMap((said) => {
    let rest = outsideBrackets(said.replaceAll('&amp;', '&').replaceAll('&#x27;', "'").replaceAll('&quot;', '"'))
    for (const one of known) rest = rest.replaceAll(one, '')
    return rest
      .replaceAll(DATE, '')
      .split('\n')
      .filter((line) => /\p{L}/u.test(line))
  })
}

function outsideBrackets(text: string): string {
  let depth = 0
  let outside = ''
  for (const sign of text) {
    if (sign === '[') depth += 1
    else if (sign === ']') depth -= 1
    else if (depth === 0) outside += sign
  }
  return outside
}
