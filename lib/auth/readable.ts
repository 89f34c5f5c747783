/** Control characters except tabs and line breaks, and lone surrogates, which no encoding can represent. */
const UNREADABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/u

/** Returns whether a text can be stored, searched and sent unchanged. */
export function isReadable(text: string): boolean {
  return !UNREADABLE.test(text)
}
