import { DAY, earlier } from '../../clock'
import type { Mail } from '../../db/generated/client'
import type { Outcome } from '../../outcome'

/** How many times to resend an email that may have been accepted. */
const MAX_DUPLICATES = 1
/**
 * Emails deferred for this long are given up on. Greylisting lasts hours, and a mailbox that is still full after this time will probably
 * stay full.
 */
const REFUSED_FOR = 3 * DAY

type Failure = { words: string; kind: Outcome; deferred: boolean }

export type AfterFailure =
  | { kind: 'give-up'; reason: string; isTold: boolean; isRefused: boolean }
  | { kind: 'later'; data: Pick<Mail, 'unsure' | 'refusedSince' | 'lastError'> }

/**
 * Decides what to do with an email that could not be sent.
 * - refused permanently, or handed over too often without a response: give up - deferred for three days without any other failure in
 *   between: give up and alert staff (`isTold`) - anything else: retry later. If the server is down, or refuses the shop rather than the
 *   email, the three days restart.
 */
export function afterFailure(mail: Pick<Mail, 'unsure' | 'refusedSince'>, failure: Failure, at: Date): AfterFailure {
  const { words } = failure
  if (failure.kind === 'refused') return { kind: 'give-up', reason: words, isTold: false, isRefused: true }
  const unsure = mail.unsure + (failure.kind === 'unclear' ? 1 : 0)
  if (unsure > MAX_DUPLICATES)
    return {
      kind: 'give-up',
      reason: `the mail server closed the connection ${unsure} times after receiving the whole email`,
      isTold: false,
      isRefused: false,
    }
  const refusedSince = failure.deferred ? (mail.refusedSince ?? at) : null
  if (refusedSince && refusedSince <= earlier(at, REFUSED_FOR)) return { kind: 'give-up', reason: words, isTold: true, isRefused: true }
  return { kind: 'later', data: { unsure, refusedSince, lastError: words } }
}
