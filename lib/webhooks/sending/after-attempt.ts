import { DAY, earlier, HOUR, later, MINUTE, SECOND } from '../../clock'
import type { Answer } from './post'

/** The wait after each failed attempt, as Standard Webhooks recommends: eight attempts in 28 hours. */
const GAPS: readonly number[] = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR]
/** An endpoint that has failed for this long is switched off. */
const FAILING_LIMIT = 5 * DAY
/** The status with which an endpoint refuses all further messages. */
const GONE = 410

export type AfterAttempt =
  | { kind: 'delivered' }
  | { kind: 'later'; at: Date }
  | { kind: 'failed' }
  | { kind: 'switch-off'; reason: 'gone' | 'failing' }

/**
 * Decides what to do after an attempt. `attempts` includes this one; `failingSince` is the time of the first failure in the current series.
 */
export function afterAttempt(
  { httpStatus }: Pick<Answer, 'httpStatus'>,
  { attempts, failingSince }: { attempts: number; failingSince: Date | null },
  at: Date,
): AfterAttempt {
  if (httpStatus !== null && httpStatus >= 200 && httpStatus < 300) return { kind: 'delivered' }
  if (httpStatus === GONE) return { kind: 'switch-off', reason: 'gone' }
  if (failingSince && failingSince <= earlier(at, FAILING_LIMIT)) return { kind: 'switch-off', reason: 'failing' }
  const gap = GAPS[attempts - 1]
  return gap === undefined ? { kind: 'failed' } : { kind: 'later', at: later(at, gap) }
}
