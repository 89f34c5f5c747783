// Undoes what mail programs, web pages, word processors, terminals and other programs do to text before it is pasted. Kept small and free
// of Node APIs, because the browser also loads it. Every step takes linear time.

/** Includes NUL, because in UTF-16 read as plain text every letter has one next to it. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\0]/gu
/** The maximum number of layers that occur by accident. */
const MAX_LAYERS = 3
const BASE64_DEPTH = 2
/** Base64 in columns narrower than LONG_WORD has at most this many words. */
const MAX_WORDS = 2000
/** Words of this length are base64 rather than part of a sentence. */
const LONG_WORD = 16

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  tab: '\t',
  newline: '\n',
  plus: '+',
  sol: '/',
  equals: '=',
  hyphen: '-',
  dash: '-',
  ndash: '--',
  mdash: '--',
  minus: '--',
  lowbar: '_',
  colon: ':',
  shy: '',
  zwj: '',
  zwnj: '',
  lrm: '',
  rlm: '',
}

/** Returns the text without invisible characters, with plain spaces, line breaks as `\n`, and hyphens for dashes. */
export function plainText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[\u2013-\u2015\u2212\u2E3A\u2E3B]/g, '--')
    .replace(/[\u2010-\u2012\u2043\u2500\u2501\uFE58\uFE63\uFF0D]/g, '-')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .trim()
}

/**
 * Returns every reading of the text: first as it is, then with one more layer of wrapping removed each time. Base64 that contains text is
 * also decoded.
 */
export function unwrap(text: string, depth = 0): string[] {
  const readings = [plainText(text)]
  let last = readings[0] ?? ''
  for (let round = 0; round < MAX_LAYERS; round += 1) {
    const unescaped = takeOffEscapes(takeOffPrefixes(last))
    const bare = takeOffPrefixes(takeOffQuotes(takeOffTags(unescaped)))
    if (bare === last) break
    readings.push(unescaped, bare)
    last = bare
  }
  const inner = depth < BASE64_DEPTH ? base64Texts(last).flatMap((found) => unwrap(found, depth + 1)) : []
  return [...new Set([...readings, ...inner])]
}

/**
 * Removes the marks of a quoted email, a comment, a table or a list, and line numbers. No line of base64 contains a space. Digits before
 * hexadecimal pairs are kept, because they are not a line number.
 */
function takeOffPrefixes(text: string): string {
  let bare = text.replace(/^[ \t>|#*;]+/gm, '')
  if (/^\+-----/m.test(bare)) bare = bare.replace(/^\+/gm, '')
  if (/^\/\/-----/m.test(bare)) bare = bare.replace(/^\/\//gm, '')
  return bare
    .replace(/^(?:\/\/|--|\+)[ \t]/gm, '')
    .replace(/^\d{1,4}(?:[.:)|\]]|[ \t])(?![0-9a-f]{2}(?:[:\s]|$))/gim, '')
    .replace(/^[ \t>|#*;]+/gm, '')
}

function takeOffEscapes(text: string): string {
  let bare = text
  if (bare.includes('%')) bare = takeOffPercents(bare)
  if (bare.includes('&')) bare = bare.replace(/&(?:#x([0-9a-f]{1,6});?|#(\d{1,7});?|([a-z]{2,8});)/gi, entity)
  if (bare.includes('\\')) bare = bare.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([nrtbf"'`/\\]|\n))/gi, escaped)
  if (/=(?:3D|0[AD9]|2[0-9A-F])|=[ \t]{0,4}\n[A-Za-z0-9+/]/i.test(bare)) {
    bare = bare.replace(/=[ \t]{0,4}\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => letter(hex, 16))
  }
  return plainText(bare)
}

function takeOffPercents(text: string): string {
  // Forms encode a space as a plus sign, and a plus sign as %2B.
  const words = /BEGIN\+|%2B/i.test(text) ? text.replaceAll('+', ' ') : text
  return words.replace(/(?:%[0-9a-f]{2})+/gi, (coded) => {
    try {
      return decodeURIComponent(coded)
    } catch {
      return coded.replace(/%(..)/g, (_, hex: string) => letter(hex, 16))
    }
  })
}

function entity(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (name) return ENTITIES[name.toLowerCase()] ?? whole
  return hex ? letter(hex, 16) : letter(decimal ?? '', 10)
}

function escaped(_: string, unicode?: string, byte?: string, single = ''): string {
  if (unicode ?? byte) return letter(unicode ?? byte ?? '', 16)
  return { n: '\n', r: '\n', t: '\t', b: '', f: '\n', '\n': '\n' }[single.toLowerCase()] ?? single
}

function letter(digits: string, base: number): string {
  const code = Number.parseInt(digits, base)
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

function takeOffTags(text: string): string {
  if (!text.includes('<')) return text
  return text.replace(/<\/?(?:wbr|span|font|code|b|i|u|em|strong|a)(?:\s[^<>]{0,100})?>/gi, '').replace(/<\/?[a-z][^<>]{0,400}>/gi, '\n')
}

/** Joins text written as one quoted string per line, as in source code. */
function takeOffQuotes(text: string): string {
  return text.replace(/["'`][ \t]{0,4}[+.,&]?[ \t]{0,4}\n\s{0,8}(?:[+.,&][ \t]{0,4})?["'`]/g, '\n').replace(/^["'`]|["'`][;,]?$/gm, '')
}

/** Decodes the base64 in a string, and returns every result that is text. */
function base64Texts(text: string): string[] {
  return base64Runs(text).flatMap((words) => {
    const run = words.join('')
    if (!isText(bytesOf(run.slice(0, 64)))) return []
    let decoded = ''
    for (const byte of bytesOf(run)) decoded += String.fromCharCode(byte)
    return [decoded]
  })
}

function isText(bytes: Uint8Array): boolean {
  return (
    bytes.length >= 16 &&
    bytes.every((byte) => byte === 0 || byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127) || byte >= 0x80)
  )
}

/**
 * Returns the stretches of base64 in a string, each as a list of words in the standard alphabet. A stretch begins with a long word, and
 * ends with a short one or one padded with `=`. The whole string may also be one stretch.
 */
export function base64Runs(text: string): string[][] {
  const words = [...text.matchAll(/([A-Za-z0-9+/_-]+)(=?)/g)]
  const runs: string[][] = []
  let isOpen = false
  for (const [, word = '', filler] of words) {
    const isLong = word.length >= LONG_WORD && !word.includes('----')
    if (isLong && !isOpen) runs.push([])
    if (isLong || (isOpen && !word.includes('----'))) runs.at(-1)?.push(usualAlphabet(word))
    isOpen = isLong && !filler
  }
  const isNarrow = !runs.length && words.length < MAX_WORDS && /^[\sA-Za-z0-9+/_=-]+$/.test(text)
  return isNarrow ? [words.map(([, word = '']) => usualAlphabet(word))] : runs
}

function usualAlphabet(base64: string): string {
  return /[-_]/.test(base64) ? base64.replaceAll('-', '+').replaceAll('_', '/') : base64
}

/** Returns the bytes of a stretch of pure base64. Leftover characters at the end are dropped. */
export function bytesOf(run: string): Uint8Array<ArrayBuffer> {
  const whole = run.length % 4 === 1 ? run.slice(0, -1) : run
  const binary = atob(whole)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
  return bytes
}
