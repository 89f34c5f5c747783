import type { Actor } from '../actor'
import { OPEN_PURCHASE } from '../certificates/operation/open'
import { fits, listAbove, unclaimed } from '../certificates/reconciliation/supplier-evidence'
import { db } from '../db/client'
import { mayStaff } from '../permissions'
import { openRegistrar } from '../registrar/connection/open-registrar'
import { RegistrarError } from '../registrar/errors'
import type { ListedCertificate } from '../registrar/translation/types'
import { err, ok, type Result } from '../result'
import type { AskEnomRefusal } from './messages'

/** The certificates found, and the account in which they were found. */
export type Unbound = { accountLabel: string; certificates: ListedCertificate[] }

/**
 * Finds certificates at Enom that a purchase with an unknown outcome may have created: those of the same product and term that are newer
 * than the purchase and not linked to any order in the shop. Searches the account used for the purchase, even if the product is now bought
 * through another account.
 */
export async function findUnbound(actor: Actor, certificateId: string): Promise<Result<Unbound, AskEnomRefusal>> {
  if (!mayStaff(actor, 'certificates')) return err({ code: 'not-found' })
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
