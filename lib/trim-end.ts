/** The text without the letters at its end that are one of `letters`. A regular expression for it takes quadratic time. */
export function trimEnd(text: string, letters: string): string {
  let end = text.length
  while (end > 0 && letters.includes(text[end - 1] ?? '')) end -= 1
  return text.slice(0, end)
}
