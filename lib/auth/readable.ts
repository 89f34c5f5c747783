/** Control characters, but not tab and line ends; and halves of characters, which no encoding can write. */
const UNREADABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/u

/** Whether a text can be stored, looked for and sent as it is. */
export function isReadable(text: string): boolean {
  return !UNREADABLE.test(text)
}
