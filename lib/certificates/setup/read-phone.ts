/** Extensions are left out: authorities dial the number alone. */
const EXTENSION = /(?:(?:;ext=|[,;]|ext(?:ension|n)?\.?|#|доб\.?|durchwahl|dw\.?|poste|anexo)[ .:]{0,3}|x)\d{1,7}$/i

/**
 * A phone number as people write and copy it, in the form of ITU-T E.164: `+441134960000`. Invisible marks, hyphens and brackets of every
 * kind, `tel:`, `00` for `+`, a `(0)` that is only for callers inside the country, and an extension at the end are taken off. Null when
 * that leaves no whole number with a country code.
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

/** Digits of other scripts stand in blocks of ten. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}
