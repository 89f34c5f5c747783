import { dictionary } from '@zxcvbn-ts/language-common'

/** Fifty thousand common passwords, most of them single words. */
const COMMON = new Set<string>(dictionary['passwords-common'])
const MAX_WORD_LENGTH = 20
const MIN_WORD_LENGTH = 4

const SHOP = ['keelmark', 'certificate']
const ROWS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
  '1234567890',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
]
const BOTH_WAYS = ROWS.flatMap((row) => [row, [...row].toReversed().join('')])

/** Characters used in place of letters, as in `p4ssw0rd`. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'l',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
}

/** How many unrelated parts a password needs. A part is a word or three other characters. */
const MIN_PARTS = 3

/**
 * Returns whether a password is quick to guess despite its length, because it is common, a repeated pattern, a row of keys or numbers, or
 * made up of the words in `own` (address, name), with or without a few characters around them.
 */
export function isGuessable(password: string, own: readonly string[]): boolean {
  const text = password.normalize('NFKC').toLowerCase()
  const letters = [...text].map((sign) => STANDS_FOR[sign] ?? sign).join('')
  const known = [...SHOP, ...own.flatMap(wordsOf)]
  return [text, letters].some((spelling) => COMMON.has(spelling) || partsOf(withoutRepeats(spelling), known) < MIN_PARTS)
}

/** Returns the words of an address or name that someone might guess. Words of fewer than three characters are left out. */
function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]/u)
  return [text.toLowerCase(), ...words].filter((word) => word.length >= 3)
}

/** Returns the repeated part of a text: `abc` for `abcabcab`. */
function withoutRepeats(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const unit = text.slice(0, length)
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit
  }
  return text
}

function partsOf(text: string, known: readonly string[]): number {
  const words = new Set<string>()
  const others: string[] = []
  for (let at = 0; at < text.length; ) {
    const own = longest(known.filter((word) => text.startsWith(word, at)))
    const row = rowAt(text, at)
    const common = commonAt(text, at)
    const length = Math.max(own, row, common)
    if (length === 0 && /[^\s]/.test(text[at] ?? '')) others.push(text[at] ?? '')
    if (common === length && common > own && common > row) words.add(text.slice(at, at + common))
    at += Math.max(1, length)
  }
  return words.size + Math.floor(Math.min(others.length, 2 * new Set(others).size) / 3)
}

const longest = (words: readonly string[]) => Math.max(0, ...words.map((word) => word.length))

function commonAt(text: string, at: number): number {
  for (let length = Math.min(MAX_WORD_LENGTH, text.length - at); length >= MIN_WORD_LENGTH; length -= 1)
    if (COMMON.has(text.slice(at, at + length))) return length
  return 0
}

/** Returns the length of the year, keyboard row or sequence (`aaaa`, `abcd`, `4321`) that starts here, or 0 if it is shorter than three. */
function rowAt(text: string, at: number): number {
  if (/^(?:19|20)\d\d/.test(text.slice(at, at + 4))) return 4
  const step = text.charCodeAt(at + 1) - text.charCodeAt(at)
  let end = at + 1
  if (Math.abs(step) <= 1) while (end < text.length && text.charCodeAt(end) - text.charCodeAt(end - 1) === step) end += 1
  const keys = BOTH_WAYS.map((row) => sharedWith(row, text, at))
  const length = Math.max(end - at, ...keys)
  return length >= 3 ? length : 0
}

function sharedWith(row: string, text: string, at: number): number {
  const from = row.indexOf(text[at] ?? '')
  if (from < 0) return 0
  let length = 0
  while (from + length < row.length && row[from + length] === text[at + length]) length += 1
  return length
}
