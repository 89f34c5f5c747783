/** Country calling codes of one or two digits. All others have three. ITU-T E.164, 2024 list. */
const SHORT = new Set(
  (
    '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 ' +
    '81 82 84 86 90 91 92 93 94 95 98'
  ).split(' '),
)

/** Returns `+493012345` in Enom's form, `+49.3012345`. */
export function enomPhone(phone: string): string {
  const digits = phone.replace(/^\+/, '')
  const length = [1, 2].find((count) => SHORT.has(digits.slice(0, count))) ?? 3
  return `+${digits.slice(0, length)}.${digits.slice(length)}`
}
