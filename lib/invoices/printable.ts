import { transliterate } from 'transliteration'

/** Characters that the standard PDF fonts contain besides Latin-1 (WinAnsiEncoding, ISO 32000-1 annex D). */
const EXTRA = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')

/**
 * Returns a string with only characters that the standard PDF fonts contain. Others are transliterated to Latin letters, or replaced by a
 * question mark if that is not possible. The document's web page shows the text as typed.
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
