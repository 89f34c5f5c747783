import { reconcilePayouts } from '../../admin/payouts/reconcile'
import { auditAccount } from '../../audit/compare/audit-account'
import { startNightly } from '../../audit/schedule'
import { JOBS } from '../../jobs/definitions'
import { readPrices } from '../../prices/read-prices'
import { task } from '../task'

export const auditTasks = {
  'enom.audit_all': task(JOBS['enom.audit_all'], startNightly),
  'enom.audit': task(JOBS['enom.audit'], ({ accountId }) => auditAccount(accountId)),
  'stripe.reconcile_payouts': task(JOBS['stripe.reconcile_payouts'], reconcilePayouts),
  'enom.read_prices': task(JOBS['enom.read_prices'], ({ accountId }) => readPrices(accountId)),
}
