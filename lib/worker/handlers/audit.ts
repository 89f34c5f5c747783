import { auditAccount } from '../../audit/audit-account'
import { readPrices } from '../../audit/read-prices'
import { auditAll } from '../../audit/start-audit'
import { JOBS } from '../../jobs/definitions'
import { task } from '../task'

export const auditTasks = {
  'enom.audit_all': task(JOBS['enom.audit_all'], auditAll),
  'enom.audit': task(JOBS['enom.audit'], ({ accountId }) => auditAccount(accountId)),
  'enom.read_prices': task(JOBS['enom.read_prices'], ({ accountId }) => readPrices(accountId)),
}
