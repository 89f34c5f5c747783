import type { Messages } from '../text'

/**
 * Accents letters without making them harder to read. Each vowel is doubled, so that words become about 40% longer, as they do when English
 * is translated into German.
 */
const ACCENTED: Readonly<Record<string, string>> = {
  a: 'åå',
  e: 'éé',
  i: 'îî',
  o: 'öö',
  u: 'ûû',
  y: 'ýý',
  A: 'ÅÅ',
  E: 'ÉÉ',
  I: 'ÎÎ',
  O: 'ÖÖ',
  U: 'ÛÛ',
  Y: 'ÝÝ',
  c: 'ç',
  n: 'ñ',
}

/** Characters that reverse the letters between them, so that a left-to-right text looks and behaves like right-to-left text. */
const [REVERSE, AS_BEFORE] = ['\u202e', '\u202c']

type Direction = 'ltr' | 'rtl'

/** Returns plain text in the pseudo-language, without brackets. */
function pseudoWords(words: string, direction: Direction): string {
  const longer = words.replace(/[aeiouyAEIOUYcn]/g, (letter) => ACCENTED[letter] ?? letter)
  return direction === 'rtl' && /\p{L}/u.test(words) ? `${REVERSE}${longer}${AS_BEFORE}` : longer
}

/**
 * Returns an ICU message in brackets, with its words changed and its arguments and tags preserved. A message without words is returned
 * unchanged.
 */
export function pseudoMessage(message: string, direction: Direction): string {
  if (/^\{\w+\}$/.test(message)) return message
  // Text and arguments alternate, because braces inside an argument contain text again.
  const inside: ('text' | 'argument')[] = ['text']
  const changed = message.replace(/<\/?\w+>|[{}]|[^<{}]+/g, (piece) => {
    if (piece === '{') inside.push(inside.at(-1) === 'text' ? 'argument' : 'text')
    else if (piece === '}') inside.pop()
    else if (!piece.startsWith('<') && inside.at(-1) === 'text') return pseudoWords(piece, direction)
    return piece
  })
  return `[${changed}]`
}

/** Returns messages in a pseudo-language that makes it easy to spot untranslated sentences and places without room for longer text. */
export function pseudo(messages: Messages, direction: Direction): Messages {
  const change = (value: unknown): unknown => {
    if (typeof value === 'string') return pseudoMessage(value, direction)
    if (Array.isArray(value)) return value.map(change)
    return Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, change(one)]))
  }
  return change(messages) as Messages
}
