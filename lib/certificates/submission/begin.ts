import { now } from '../../clock'
import { fencedBy } from '../../db/fence'
import { isDuplicate } from '../../db/is-duplicate'
import { inTransaction } from '../../db/transaction'
import { endRefunded } from '../ending/refunded-to-buyer'
import { disputeLock, LOCK_COLUMNS } from '../lifecycle/dispute-lock'
import { PLACE_SELECT, placeOf } from '../lifecycle/places'

/**
 * Commits the intent to send a request to the authority.
 * - started: Enom may be called exactly once.
 * - skipped: the request should no longer be sent. A refunded certificate is closed here. A disputed one waits until the dispute is won, a
 *   suspended one until the suspension ends.
 * - busy: the request is being sent right now. The database allows one submission in flight per certificate.
 */
export async function beginSubmission(
  certificateId: string,
  accountId: string,
): Promise<{ kind: 'started'; operationId: string } | { kind: 'skipped' } | { kind: 'busy' }> {
  try {
    return await inTransaction(async (tx) => {
      await tx.$queryRaw`select 1 from "Certificate" where id = ${certificateId}::uuid for update`
      const { type, years, order, suspendedAt, ...place } = await tx.certificate.findUniqueOrThrow({
        where: { id: certificateId },
        select: {
          ...PLACE_SELECT,
          years: true,
          suspendedAt: true,
          type: { select: { enomProdType: true } },
          order: { select: LOCK_COLUMNS },
        },
      })
      if (placeOf(place) !== 'submission' || disputeLock(order) || suspendedAt) return { kind: 'skipped' }
      if (await endRefunded(tx, certificateId, { from: 'submission' })) return { kind: 'skipped' }
      const known = { enomProdType: type.enomProdType, years, highestBefore: 0, leaseId: fencedBy(), startedAt: now() }
      const { id } = await tx.supplierOperation.create({
        data: { kind: 'submission', certificateId, accountId, inFlightKey: `submission:${certificateId}`, ...known },
        select: { id: true },
      })
      return { kind: 'started', operationId: id }
    })
  } catch (error) {
    if (isDuplicate(error)) return { kind: 'busy' }
    throw error
  }
}
