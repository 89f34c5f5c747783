/** Signs that text is a placeholder, whatever its length. */
const PLACEHOLDER = /example|change[-_ ]?me|placeholder|password|not[-_ ]a[-_ ]secret|your[-_ ]|keelmark/i

/** Why a secret written as text can be guessed; null when nothing about it looks invented by a person. */
export function weakText(text: string): string | null {
  if (PLACEHOLDER.test(text)) return 'is an example value'
  return weakPattern(
    [...text].map((sign) => sign.codePointAt(0) ?? 0),
    8,
  )
}

/** Why the bytes of a key can be guessed. Random bytes hardly ever are text, nor do they repeat or count. */
export function weakBytes(bytes: Uint8Array): string | null {
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return 'is text, not random bytes'
  return weakPattern([...bytes], 16)
}

/** Random values of 32 places have more than `fewest` different ones, hexadecimal digits and bytes alike, but for one in many thousands. */
function weakPattern(values: readonly number[], fewest: number): string | null {
  if (new Set(values).size < fewest) return 'repeats the same few signs'
  if (repeats(values)) return 'is a short piece over and over'
  const steps = new Set(values.slice(1).map((value, at) => value - (values[at] ?? 0)))
  return steps.size === 1 ? 'counts up or down' : null
}

/** Whether the values are one piece, at most half as long, again and again; the last one may be cut. */
function repeats(values: readonly number[]): boolean {
  for (let length = 1; length <= values.length / 2; length++) {
    if (values.every((value, at) => at < length || value === values[at - length])) return true
  }
  return false
}
