/** Extensions are dropped, because authorities dial only the number. */
const EXTENSION = /(?:(?:;ext=|[,;]|ext(?:ension|n)?\.?|#|доб\.?|durchwahl|dw\.?|poste|anexo)[ .:]{0,3}|x)\d{1,7}$/i

/**
 * Parses a phone number as people write or copy it and returns it in ITU-T E.164 form: `+441134960000`. Removes invisible characters,
 * hyphens and brackets of all kinds, `tel:`, a `(0)` for domestic calls, and a trailing extension. Replaces `00` with `+`. Returns null if
 * the rest is not a complete number with a country code.
 */
export function readPhone(text: string): string | null {
  const written = text
    .slice(0, 200)
    .normalize('NFKC')
    .replace(/\p{C}/gu, '')
    .replace(/\p{Nd}/gu, plainDigit)
    .trim()
  const number = written
    .replace(/^(?:tel|telephone|telefon|fon|phone|mobile|callto|ph|t|m)[.:]{1,2} ?/i, '')
    .trim()
    .replace(EXTENSION, '')
    .replace('(0)', '')
  const digits = number.replace(/[\s().[\]/\p{Pd}\u2212\u00b7\u2022'’]/gu, '')
  const international = digits.startsWith('00') ? `+${digits.slice(2)}` : digits
  return /^\+[1-9]\d{6,14}$/.test(international) ? international : null
}

/** Unicode encodes the ten digits of each script consecutively. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}
