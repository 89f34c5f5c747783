import { auditAccount } from '../../audit/audit-account'
import { readPrices } from '../../audit/read-prices'
import { startNightly } from '../../audit/start-nightly'
import { JOBS } from '../../jobs/definitions'
import { task } from '../task'

export const auditTasks = {
  'enom.audit_all': task(JOBS['enom.audit_all'], startNightly),
  'enom.audit': task(JOBS['enom.audit'], ({ accountId }) => auditAccount(accountId)),
  'enom.read_prices': task(JOBS['enom.read_prices'], ({ accountId }) => readPrices(accountId)),
}
