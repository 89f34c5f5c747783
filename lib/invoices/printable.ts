import { transliterate } from 'transliteration'

/** What the standard PDF fonts can show besides Latin-1 (WinAnsiEncoding, ISO 32000-1 annex D). */
const EXTRA = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')

/**
 * Returns a text in letters that the standard PDF fonts have. Others are spelled in Latin letters, or shown as a question mark if there is
 * no spelling. The document's web page shows the text as typed.
 */
export function printable(text: string): string {
  const letters = [
    ...text
      .normalize('NFC')
      .replace(/[\u2212\u2010\u2011]/g, '-')
      .replace(/\s/g, ' '),
  ]
  return letters.map((letter) => (isStandard(letter) ? letter : transliterate(letter, { unknown: '?' }) || '?')).join('')
}

function isStandard(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) || EXTRA.has(letter)
}
