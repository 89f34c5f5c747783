import { wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import { sizeText } from './keys'

/** Returns the message for a file larger than any request. */
export function tooLargeText(bytes: number, language: Language = DEFAULT_LANGUAGE): string {
  return wordsOf(language, 'requestField')('tooLarge', { size: sizeText(bytes) })
}
