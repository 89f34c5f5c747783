/** Control characters except tab and line ends, and lone surrogates, which no encoding can write. */
const UNREADABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/u

/** Returns whether a text can be stored, searched for and sent as it is. */
export function isReadable(text: string): boolean {
  return !UNREADABLE.test(text)
}
