import { freeOldCredit } from '../account-credit/use-credit'
import { sumJournalDays } from '../admin/bookkeeping/sum-journal-days'
import { alertLowBalance } from '../admin/overview/alert-low-balance'
import { queueMonthlyReport } from '../admin/reports/monthly/queue-monthly-report'
import { sumSalesDays } from '../admin/reports/sum-sales-days'
import { sumTaxDays } from '../admin/reports/sum-tax-days'
import { sumEnomCalls } from '../admin/reports/times/sum-enom-calls'
import { sumProgressDays } from '../admin/reports/times/sum-progress-days'
import { applyDuePrices } from '../catalog/pricing/apply-due-prices'
import { sendReminders } from '../certificates/reminders/send-reminders'
import { sweepInstallations } from '../certificates/sweeps/installations'
import { sweepIssued } from '../certificates/sweeps/issued'
import { sweepOverdue } from '../certificates/sweeps/overdue'
import { resumeHeld } from '../certificates/sweeps/resume-held'
import { freeOldUses } from '../coupons/follow-order'
import { deleteSupersededJobs } from '../jobs/delete-superseded-jobs'
import { log } from '../log'
import { sweepUnsent } from '../outbox/sending/sweep-unsent'
import { sweepEvents } from '../payments/sweep-events'
import { sweepOpenPayments } from '../payments/sweep-payments'
import { noteUnknownPayments } from '../payments/unknown/note-unknown'
import { runAutoRefunds } from '../refunds/rule/auto-refund'
import { sweepRefunds } from '../refunds/sending/sweep-refunds'
import { probeBroken } from '../registrar/connection/open-registrar'
import { sweepMissedEvents } from '../stripe/sweep-missed-events'
import { sweepUnsentDeliveries } from '../webhooks/sending/sweep-unsent'

/** The name of each sweep and its function. */
export const SWEEPS: Readonly<Record<string, () => Promise<unknown>>> = {
  'scheduled prices that are due': applyDuePrices,
  'coupons of orders left unpaid': freeOldUses,
  'credit of orders left unpaid': freeOldCredit,
  'mails not sent': sweepUnsent,
  'events not sent to webhooks': sweepUnsentDeliveries,
  'reminders due': sendReminders,
  'refunds due under the rule': runAutoRefunds,
  'refunds not made': sweepRefunds,
  'events not applied': sweepEvents,
  'Enom accounts that do not respond': probeBroken,
  'work waiting for Enom': resumeHeld,
  'low Enom balances': alertLowBalance,
  'sales days to recalculate': sumSalesDays,
  'progress days to recalculate': sumProgressDays,
  'tax days to recalculate': sumTaxDays,
  'journal days to recalculate': sumJournalDays,
  'Enom calls to summarise': sumEnomCalls,
  'monthly reports due': queueMonthlyReport,
  'steps long overdue': sweepOverdue,
  'issued certificates to check at Enom': sweepIssued,
  'installations to check': sweepInstallations,
  'jobs of dead workers': deleteSupersededJobs,
  'payments without news': sweepOpenPayments,
  'events not reported by webhooks': () => sweepMissedEvents(noteUnknownPayments),
}

/**
 * Finds work that may have been forgotten, one kind after another. A failure does not stop the others. Sweeps that call Stripe, which may
 * hang, come last.
 */
export async function sweepAll(): Promise<void> {
  for (const [what, sweep] of Object.entries(SWEEPS)) {
    await sweep().catch((error: unknown) => log.error({ err: error, what }, 'sweep failed'))
  }
}
