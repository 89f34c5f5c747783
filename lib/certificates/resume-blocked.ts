import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { log } from '../log'
import { RegistrarError } from '../registrar/errors'
import { openRegistrar } from '../registrar/open-registrar'
import { queueList } from './ask-for-approvers'
import { type Blocked, listBlocked } from './list-blocked'
import { transition } from './transition'

/**
 * Lets go on what waits for Enom, once Enom works again. Each account is asked once, however many certificates wait for it;
 * those that waited for money go on when the balance has risen since.
 */
export async function resumeBlocked(): Promise<void> {
  const waiting = await listBlocked()
  for (const accountId of new Set(waiting.map((one) => one.accountId))) {
    const blocked = waiting.filter((one) => one.accountId === accountId)
    const balance = await probe(accountId)
    if (balance === null) continue
    for (const one of blocked) {
      if (one.neededMoreThan === null || balance > one.neededMoreThan) await resume(one)
    }
  }
}

/** The balance in minor units when the account can be used; null when it still cannot. */
async function probe(accountId: string | null): Promise<number | null> {
  try {
    const registrar = await openRegistrar({ accountId })
    return registrar && (await registrar.balance()).amount
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ accountId, trouble: error.trouble }, 'Enom still cannot be used')
    return null
  }
}

async function resume(one: Blocked): Promise<void> {
  const { id } = one
  await inTransaction(async (tx) => {
    if (one.what === 'list') return queueList(tx, { id, enomCertId: one.enomCertId }, one.revision)
    if (one.what === 'purchase') {
      const moved = await transition(tx, id, {
        from: 'purchase_blocked',
        to: 'provisioning',
        kind: 'certificate.purchase_resumed',
        actor: 'system',
      })
      if (moved.ok) await enqueue(tx, 'certificate.purchase', { certificateId: id }, { key: `purchase:${id}` })
      return
    }
    const moved = await transition(tx, id, { from: 'send_blocked', to: 'sending', kind: 'certificate.send_resumed', actor: 'system' })
    if (moved.ok) await enqueue(tx, 'certificate.submit', { certificateId: id }, { key: `submit:${id}` })
  })
}
