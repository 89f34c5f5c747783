import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { db } from '../../db/client'
import { isDuplicate } from '../../db/is-duplicate'
import { type Also, inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { lockLogin } from '../../registrar/accounts/accounts'
import { openRegistrar } from '../../registrar/connection/open-registrar'
import { RegistrarError, saysNotThere } from '../../registrar/errors'
import { mayBeUntouched } from '../../registrar/translation/stages'
import type { Registrar } from '../../registrar/translation/types'
import { err, ok, type Result } from '../../result'
import { ownCertificate, type ResolveRefusal } from '../lifecycle/access'
import { mayMove, PLACE_SELECT, type PlaceColumns, placeOf } from '../lifecycle/places'
import { hasOpenPurchase, OPEN_PURCHASE } from '../operation/open'
import { readBilled } from './actual-cost'
import { assignCertificate, type BoughtCertificate } from './assign-certificate'
import { recordOutcome } from './record-outcome'

/**
 * Binds an Enom certificate that staff found to a waiting certificate of ours: the result of an unclear purchase, or an orphan. First
 * checks at Enom that it exists, has the same product and term, and has been neither set up nor refunded. Any other certificate could not
 * be set up for this order, and a binding cannot be undone. Refuses a certificate that belongs to another order, and any certificate while
 * a purchase for this order is running. The cost is the one passed by the caller, otherwise what Enom billed for its order, otherwise the
 * quote from before the purchase. Without any of these, the cost remains unknown until the audit reads it from the account's history.
 */
export async function bindPurchase(
  actor: Actor,
  id: string,
  { enomCertId, cost: known = null, also: more }: { enomCertId: number; cost?: number | null; also?: Also },
): Promise<Result<undefined, ResolveRefusal>> {
  const certificate =
    mayStaff(actor, 'certificates') && (await db.certificate.findFirst({ where: ownCertificate(actor, id, 'view'), include: needed }))
  if (!certificate) return err({ code: 'not-found' })
  if (!isAwaitingPurchase(certificate)) return err({ code: 'moved-meanwhile' })
  const [purchase] = certificate.operations
  if (purchase?.state === 'started') return err({ code: 'being-bought' })
  const also: Also = async (tx) => {
    await more?.(tx)
    await recordStaffAction(tx, actor, { action: 'certificate.bind', subject: { kind: 'certificate', id }, after: { enomCertId } })
  }
  const accountId = purchase?.accountId ?? certificate.orderItem.product.enomAccountId
  const registrar = await openRegistrar({ accountId, certificateId: id })
  if (!registrar) return err({ code: 'no-account' })
  try {
    const { enomOrderId = null, enomProdType, validityMonths, stage } = await registrar.detail(enomCertId)
    const { years, type } = certificate
    if ((enomProdType ?? type.enomProdType) !== type.enomProdType) return err({ code: 'another-product' })
    if ((validityMonths ?? years * 12) !== years * 12) return err({ code: 'another-product' })
    if (!mayBeUntouched(stage)) return err({ code: 'set-up-at-enom' })
    const found = { enomCertId, enomOrderId, actor: actorName(actor) }
    const cost = known ?? (await readBilled(registrar, enomOrderId))
    if (purchase)
      return toResult(await recordOutcome(purchase.id, { kind: 'succeeded', ...found, ...(cost === null ? {} : { cost }) }, also))
    return await bindWithoutAttempt(id, registrar, { ...found, enomAccountId: registrar.accountId, cost, boughtAt: now(), years }, also)
  } catch (error) {
    if (isDuplicate(error)) return err({ code: 'already-bound' })
    if (!(error instanceof RegistrarError)) throw error
    return err({ code: saysNotThere(error) ? 'not-at-enom' : 'enom-unavailable' })
  }
}

/** Binds an existing Enom certificate to one of ours that is waiting to be bought and has no open purchase. */
function bindWithoutAttempt(
  id: string,
  { accountId, login }: Registrar,
  bought: BoughtCertificate,
  also: Also,
): Promise<Result<undefined, ResolveRefusal>> {
  return inTransaction(async (tx) => {
    if (!(await lockLogin(tx, accountId, login))) return err({ code: 'moved-meanwhile' })
    await tx.$queryRaw`select 1 from "Certificate" where id = ${id}::uuid for update`
    const found = await tx.certificate.findUniqueOrThrow({ where: { id }, select: PLACE_SELECT })
    if (!isAwaitingPurchase(found)) return err({ code: 'moved-meanwhile' })
    if (await hasOpenPurchase(tx, id)) return err({ code: 'being-bought' })
    await assignCertificate(tx, id, bought)
    await also(tx)
    return ok()
  })
}

const isAwaitingPurchase = (columns: PlaceColumns) => columns.stage === 'purchase' && mayMove(placeOf(columns), 'setup')

function toResult(recorded: 'recorded' | 'already_closed' | 'taken'): Result<undefined, ResolveRefusal> {
  if (recorded === 'recorded') return ok()
  return err({ code: recorded === 'taken' ? 'already-bound' : 'moved-meanwhile' })
}

const needed = {
  type: { select: { enomProdType: true } },
  orderItem: { select: { product: { select: { enomAccountId: true } } } },
  operations: { where: OPEN_PURCHASE, orderBy: { id: 'desc' }, take: 1 },
} as const
