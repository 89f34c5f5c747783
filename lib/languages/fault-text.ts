import { type Fault, readFault } from './fault'
import { messagesOf, wordsOf } from './text'
import { DEFAULT_LANGUAGE, type Language } from './types'

/** An issue reported by zod. The violated limits are inserted into the message. */
type Issue = { message: string; maximum?: unknown; minimum?: unknown; params?: unknown }

/** Returns a sentence on what is wrong with a value. Back-office schemas contain their own English sentences. */
export function faultText(issue: Issue, language: Language = DEFAULT_LANGUAGE): string {
  const key = readFault(issue.message)
  if (key === null || !isFault(key)) return issue.message
  return wordsOf(language, 'faults')(key, { maximum: String(issue.maximum) })
}

function isFault(key: string): key is Fault {
  return key in messagesOf(DEFAULT_LANGUAGE).faults
}
