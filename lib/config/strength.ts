/** Signs of a placeholder, regardless of the length of the text. */
const PLACEHOLDER = /example|change[-_ ]?me|placeholder|password|not[-_ ]a[-_ ]secret|your[-_ ]|keelmark/i

/** Returns why a textual secret can be guessed, or null if it looks random. */
export function weakText(text: string): string | null {
  if (PLACEHOLDER.test(text)) return 'is an example value'
  return weakPattern(
    [...text].map((sign) => sign.codePointAt(0) ?? 0),
    8,
  )
}

/** Returns why the bytes of a key can be guessed, or null. Random bytes are hardly ever text and show no repetition or sequence. */
export function weakBytes(bytes: Uint8Array): string | null {
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return 'is text, not random bytes'
  return weakPattern([...bytes], 16)
}

/** Of 32 random hexadecimal digits or bytes, at least `fewest` are distinct in all but one of many thousands of cases. */
function weakPattern(values: readonly number[], fewest: number): string | null {
  if (new Set(values).size < fewest) return 'repeats the same few characters'
  if (repeats(values)) return 'is a short piece repeated over and over'
  const steps = new Set(values.slice(1).map((value, at) => value - (values[at] ?? 0)))
  return steps.size === 1 ? 'counts up or down' : null
}

/** Returns whether the values are repetitions of a piece at most half as long. The last repetition may be incomplete. */
function repeats(values: readonly number[]): boolean {
  for (let length = 1; length <= values.length / 2; length++) {
    if (values.every((value, at) => at < length || value === values[at - length])) return true
  }
  return false
}
