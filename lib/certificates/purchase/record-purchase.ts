import { now } from '../../clock'
import { isDuplicate } from '../../db/is-duplicate'
import { type Also, inTransaction, type Tx } from '../../db/transaction'
import { OPEN_ATTEMPT } from '../attempt/open-attempts'
import { assignCertificate } from './assign-certificate'
import { enqueueRunsFor } from './queue'

export type Found = {
  enomCertId: number
  enomOrderId: number | null
  /** `actorName(actor)`. */
  actor: string
  /** Minor units of the account's currency; unset: what was quoted. */
  cost?: number | null
}

/**
 * Stores that an attempt bought, in one step with its certificate, which can be set up from now on. Where others wait for this attempt to be
 * settled, they go on.
 * `settled`: it was settled before, and nothing was changed. `taken`: another row here holds that certificate of Enom.
 */
export async function recordPurchase(attemptId: string, found: Found, also?: Also): Promise<'kept' | 'settled' | 'taken'> {
  try {
    return await inTransaction(async (tx) => {
      const [was] = await tx.$queryRaw<{ state: string }[]>`
        select state::text as state from "PurchaseAttempt" where id = ${attemptId}::uuid for update`
      const attempt = await settleAsBought(tx, attemptId, found)
      if (!attempt) return 'settled'
      const { enomCertId, enomOrderId, actor } = found
      const cost = found.cost === undefined ? attempt.quote : found.cost
      await assignCertificate(tx, attempt.certificateId, {
        enomCertId,
        enomOrderId,
        cost,
        actor,
        enomAccountId: attempt.accountId,
        boughtAt: attempt.startedAt,
        years: attempt.years,
      })
      // One that is `started` is part of a run, which goes on by itself.
      if (was?.state === 'unclear') await enqueueRunsFor(tx, [attempt.certificateId])
      await also?.(tx)
      return 'kept'
    })
  } catch (error) {
    if (isDuplicate(error)) return 'taken'
    throw error
  }
}

async function settleAsBought(tx: Tx, attemptId: string, { enomCertId, enomOrderId }: Found) {
  const [attempt] = await tx.purchaseAttempt.updateManyAndReturn({
    where: { id: attemptId, ...OPEN_ATTEMPT },
    data: { state: 'bought', openKey: null, enomCertId, enomOrderId, settledAt: now() },
  })
  return attempt
}
