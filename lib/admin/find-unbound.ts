import { type Actor, isStaff } from '../actor'
import { OPEN_PURCHASE } from '../certificates/operation/open'
import { fits, listAbove, unclaimed } from '../certificates/purchase/supplier-evidence'
import { db } from '../db/client'
import { RegistrarError } from '../registrar/errors'
import { openRegistrar } from '../registrar/open-registrar'
import type { ListedCertificate } from '../registrar/types'
import { err, ok, type Result } from '../result'
import type { AskEnomRefusal } from './messages'

/** What was found, and in which of our accounts. */
export type Unbound = { accountLabel: string; certificates: ListedCertificate[] }

/**
 * What an unclear purchase may have left at Enom: certificates of its product and term, newer than the purchase, that no one here holds. They are
 * looked for in the account the purchase was made from, whichever account the product is bought from today.
 */
export async function findUnbound(actor: Actor, certificateId: string): Promise<Result<Unbound, AskEnomRefusal>> {
  if (!isStaff(actor)) return err({ code: 'not-found' })
  const attempt = await db.supplierOperation.findFirst({
    where: { certificateId, ...OPEN_PURCHASE },
    orderBy: { id: 'desc' },
    include: { account: { select: { label: true } } },
  })
  if (!attempt) return err({ code: 'nothing-unclear' })
  const { accountId, highestBefore, account } = attempt
  const registrar = await openRegistrar({ accountId, certificateId })
  if (!registrar) return err({ code: 'no-account' })
  try {
    const rows = await unclaimed(accountId, await listAbove(registrar, highestBefore))
    return ok({ accountLabel: account.label, certificates: rows.filter((row) => fits(row, attempt) !== 'no') })
  } catch (cause) {
    if (!(cause instanceof RegistrarError)) throw cause
    return err({ code: 'enom-refused', text: cause.text })
  }
}
