import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { enqueueAudits } from './enqueue-audits'

/** Each night: the prices of every account are read, and everything it holds is compared. */
export async function startNightly(): Promise<void> {
  await inTransaction(async (tx) => {
    for (const { id } of await enqueueAudits(tx)) {
      await enqueue(tx, 'enom.read_prices', { accountId: id })
    }
  })
}
