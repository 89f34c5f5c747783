import { resumeBlocked } from '../../certificates/resume-blocked'
import { sweepForgotten } from '../../certificates/sweep-forgotten'
import { faultPoint } from '../../fault-point'
import { JOBS } from '../../jobs/definitions'
import { log } from '../../log'
import { sweepOpenPayments } from '../../orders/sweep-payments'
import { sweepRefunds } from '../../orders/sweep-refunds'
import { sweepUnsent } from '../../outbox/sweep-unsent'
import { probeBroken } from '../../registrar/probe-broken'
import { task } from '../task'

/**
 * What is looked for each minute, one after the other. One that fails does not keep the others from their work; what asks Stripe, which
 * may hang, comes last.
 */
const SWEEPS: Record<string, () => Promise<unknown>> = {
  'mails not sent': sweepUnsent,
  'refunds not made': sweepRefunds,
  'accounts that do not answer': probeBroken,
  'what waits for Enom': resumeBlocked,
  'steps long overdue': sweepForgotten,
  'payments without news': sweepOpenPayments,
}

export const sweepTasks = {
  'shop.sweep': task(JOBS['shop.sweep'], async () => {
    await faultPoint('sweep.start')
    for (const [what, sweep] of Object.entries(SWEEPS)) {
      await sweep().catch((error: unknown) => log.error({ err: error, what }, 'sweep failed'))
    }
  }),
}
