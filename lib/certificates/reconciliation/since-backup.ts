import { z } from 'zod'
import { DAY, earlier, later, MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import { isDuplicate } from '../../db/is-duplicate'
import { inTransaction, type Tx } from '../../db/transaction'
import { lockLogin } from '../../registrar/accounts/accounts'
import type { ListedCertificate, Registrar } from '../../registrar/translation/types'
import { moveAll } from '../lifecycle/transition'
import { alertStaff } from '../notify/staff'
import { lockIdle } from '../operation/lock-idle'
import { readBilled } from '../purchase/actual-cost'
import { assignCertificate } from '../purchase/assign-certificate'
import { type PurchaseQueue, waitingIn } from '../purchase/queue'
import { stillWaits } from './claim-orphans'
import { fits, listAbove, unclaimed } from './supplier-evidence'

/** How long after a restore Enom's sales since the backup are still read. */
const ASKED_FOR = 30 * DAY
/** How long purchases wait until Stripe's events since the backup have been applied. */
const APPLIED_WITHIN = 15 * MINUTE
/** How soon to check again whether Stripe's list has been read. */
const LOOK_AGAIN = MINUTE
/** Large pages, because everything sold since the backup is read. */
const PAGE_SIZE = 250
/** The stages at Enom of a certificate that someone has set up and that has not ended. */
const SET_UP = ['processing', 'awaiting_approval', 'org_validation', 'approved', 'issued'] as const

type Account = { id: string; isDefault: boolean; listLag: number }
type Sold = { queue: PurchaseQueue; enomProdType: number }
type Restored = { restoredAt: Date; floor: number }

/**
 * Records that this database was restored from a backup, and the highest certificate ID in the backup for each account. From then on,
 * nothing is bought for an order from before the restore until Enom's sales since the backup have been checked.
 */
export async function noteRestoration({ takenAt }: { takenAt: Date }): Promise<void> {
  const rows = await db.certificate.groupBy({ by: ['enomAccountId'], where: { enomCertId: { not: null } }, _max: { enomCertId: true } })
  const highest = Object.fromEntries(rows.map(({ enomAccountId, _max }) => [enomAccountId ?? '', _max.enomCertId ?? 0]))
  await db.restoration.create({ data: { takenAt, restoredAt: now(), highest } })
}

/**
 * After a restore, assigns certificates that Enom has sold since the backup to the orders waiting for them, instead of buying again. After
 * several restores, the oldest backup applies. If one of those certificates was also set up, all waiting orders that it could belong to are
 * held first, because only a person can tell whose it is. The other orders get the certificates that were not set up. Returns the time
 * until which nothing may be bought, because Stripe has not yet reported which orders were refunded in the meantime, or because Enom's
 * lists may not show the latest sales yet; null if purchases may continue. @throws RegistrarError if Enom could not be queried. In that
 * case nothing may be bought either.
 */
export async function claimSinceBackup(registrar: Registrar, account: Account, sold: Sold): Promise<Date | null> {
  const restored = await lastRestored(account.id)
  if (!restored) return null
  const waiting = await waitingSince(account, sold, restored)
  if (!waiting.length) return null
  if (!(await isToldByStripe(restored))) return later(now(), LOOK_AGAIN)
  const listedBy = later(restored.restoredAt, account.listLag * 1000)
  if (listedBy > now()) return listedBy
  const listed = await listAbove(registrar, restored.floor, { pageSize: PAGE_SIZE })
  const left = await unclaimed(account.id, listed)
  await holdForSetUp(left, account, sold, restored)
  const taken = new Set<number>()
  for (const { id, years } of await waitingSince(account, sold, restored)) {
    const row = left.findLast((one) => !taken.has(one.enomCertId) && fits(one, { enomProdType: sold.enomProdType, years }) === 'yes')
    if (!row) continue
    taken.add(row.enomCertId)
    await claim(registrar, id, row, years)
  }
  return null
}

/** Returns whether Stripe's list of events has been read up to the restore, and earlier events, above all refunds, have been applied. */
async function isToldByStripe({ restoredAt }: Restored): Promise<boolean> {
  const unread = await db.stripeList.count({ where: { name: 'events', readTo: { lt: restoredAt } } })
  if (unread) return false
  const since = new Date(Math.max(restoredAt.getTime(), earlier(now(), APPLIED_WITHIN).getTime()))
  const older = { path: ['created'], lt: restoredAt.getTime() / 1000 }
  return !(await db.stripeEvent.count({ where: { appliedAt: null, receivedAt: { gte: since }, payload: older } }))
}

async function lastRestored(accountId: string): Promise<Restored | null> {
  const restorations = await db.restoration.findMany({
    where: { restoredAt: { gt: earlier(now(), ASKED_FOR) } },
    orderBy: { restoredAt: 'desc' },
  })
  const [last] = restorations
  if (!last) return null
  const floors = restorations.map(({ highest }) => z.record(z.string(), z.int()).parse(highest)[accountId] ?? 0)
  return { restoredAt: last.restoredAt, floor: Math.min(...floors) }
}

/** Returns the certificates in the queue whose orders are older than the restore, oldest first. */
function waitingSince(account: Account, { queue }: Sold, { restoredAt }: Restored, more: Prisma.CertificateWhereInput = {}) {
  const where = { ...waitingIn(queue, account), order: { createdAt: { lt: restoredAt } }, ...more }
  return db.certificate.findMany({ where, orderBy: { id: 'asc' }, select: { id: true, years: true } })
}

/**
 * Selects certificates for which staff have not pressed "Try the purchase again", which buys a certificate regardless of what Enom sold
 * before.
 */
const undecided = ({ restoredAt }: Restored) => ({ events: { none: { kind: 'certificate.purchase_retried', at: { gt: restoredAt } } } })

async function claim(registrar: Registrar, id: string, row: ListedCertificate, years: number): Promise<void> {
  const { accountId: enomAccountId, login } = registrar
  const { enomCertId, enomOrderId = null } = row
  const cost = await readBilled(registrar, enomOrderId)
  try {
    await inTransaction(async (tx) => {
      if (!(await lockLogin(tx, enomAccountId, login)) || !(await stillWaits(tx, id))) return
      await assignCertificate(tx, id, { enomAccountId, enomCertId, enomOrderId, cost, boughtAt: now(), years, actor: 'system' })
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

async function holdForSetUp(left: readonly ListedCertificate[], account: Account, sold: Sold, restored: Restored): Promise<void> {
  for (const { id, years } of await waitingSince(account, sold, restored, undecided(restored))) {
    const setUp = left.filter(
      ({ enomProdType, validityMonths, stage }) =>
        (enomProdType ?? sold.enomProdType) === sold.enomProdType &&
        (validityMonths ?? years * 12) === years * 12 &&
        SET_UP.some((one) => one === stage),
    )
    if (setUp.length) await inTransaction((tx) => hold(tx, id, setUp))
  }
}

async function hold(tx: Tx, id: string, setUp: readonly ListedCertificate[]): Promise<void> {
  const names = setUp.map(({ enomCertId, domainName }) => (domainName ? `${enomCertId} for ${domainName}` : enomCertId)).join(', ')
  const text = `Since the restored backup was made, Enom has sold and set up certificates like this one: ${names}.`
  const [moved] = await moveAll(tx, await lockIdle(tx, [id]), {
    from: 'purchase',
    to: 'purchase:supplier_refused',
    kind: 'certificate.purchase_failed',
    actor: 'system',
    facts: { problemText: text },
  })
  if (!moved) return
  await alertStaff(tx, moved, {
    event: `purchase_unclear:${moved}:${now().toISOString()}`,
    subject: 'A certificate may have been bought before the backup was restored',
    lines: [
      text,
      'If one of them is this buyer’s, import it for them under Audit, and leave this one on hold. If none is, press Try again: this order then gets one that ' +
        'Enom has sold and no one has set up. Another is bought only if there is none.',
    ],
  })
}
