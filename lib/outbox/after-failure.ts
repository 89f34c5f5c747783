import { DAY, earlier } from '../clock'
import type { Mail } from '../db/generated/client'
import type { Outcome } from '../outcome'

/** A mail that may or may not have been accepted is sent this many more times. */
const MAX_DUPLICATES = 1
/** A mail that has been deferred for this long is given up. Greylisting takes hours, and a full mailbox is emptied or never will be. */
const REFUSED_FOR = 3 * DAY

type Failure = { words: string; kind: Outcome; deferred: boolean }

export type AfterFailure =
  | { kind: 'give-up'; reason: string; isTold: boolean }
  | { kind: 'later'; data: Pick<Mail, 'unsure' | 'refusedSince' | 'lastError'> }

/**
 * What becomes of a mail that was not sent at this moment.
 *
 * - refused for good, or handed over whole and unanswered too often: given up
 * - refused for now for three days, without anything else in between: given up, and staff are told (`isTold`)
 * - anything else: tried again later. A server that is away, or refuses us and not the mail, restarts the three days.
 */
export function afterFailure(mail: Pick<Mail, 'unsure' | 'refusedSince'>, failure: Failure, at: Date): AfterFailure {
  const { words } = failure
  if (failure.kind === 'refused') return { kind: 'give-up', reason: words, isTold: false }
  const unsure = mail.unsure + (failure.kind === 'unclear' ? 1 : 0)
  if (unsure > MAX_DUPLICATES)
    return { kind: 'give-up', reason: `the mail server hung up ${unsure} times after it had the whole mail`, isTold: false }
  const refusedSince = failure.deferred ? (mail.refusedSince ?? at) : null
  if (refusedSince && refusedSince <= earlier(at, REFUSED_FOR)) return { kind: 'give-up', reason: words, isTold: true }
  return { kind: 'later', data: { unsure, refusedSince, lastError: words } }
}
