import { now } from '../clock'
import { Prisma } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { alertStaff } from './alert-staff'
import { isRefunded } from './is-refunded'
import { enqueueLanesOf } from './lane'
import { OPEN_ATTEMPT } from './open-attempts'
import type { CertificateStatus } from './state'
import { transition } from './transition'

/** Where a certificate waits that can take one of Enom's. */
export const AWAITS_PURCHASE = [
  'provisioning',
  'purchase_blocked',
  'purchase_unclear',
  'purchase_failed',
] as const satisfies readonly CertificateStatus[]

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
export async function keepPurchase(attemptId: string, found: Found): Promise<'kept' | 'settled' | 'taken'> {
  try {
    return await inTransaction(async (tx) => {
      const [open] = await tx.$queryRaw<{ state: string }[]>`
        select state::text as state from "PurchaseAttempt" where id = ${attemptId}::uuid for update`
      const attempt = await settleAsBought(tx, attemptId, found)
      if (!attempt) return 'settled'
      const { enomCertId, enomOrderId, actor } = found
      const cost = found.cost === undefined ? attempt.quote : found.cost
      await writePurchase(tx, attempt.certificateId, {
        ...{ enomCertId, enomOrderId, cost, actor },
        enomAccountId: attempt.accountId,
        boughtAt: attempt.startedAt,
        years: attempt.years,
      })
      // One that is `started` is part of a run, which goes on by itself.
      if (open?.state === 'unclear') await enqueueLanesOf(tx, [attempt.certificateId])
      return 'kept'
    })
  } catch (error) {
    if (isTaken(error)) return 'taken'
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

/** Whether a write failed because the Enom certificate already belongs to another row. */
export function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}

export type BoughtCertificate = {
  enomAccountId: string
  enomCertId: number
  enomOrderId: number | null
  /** Minor units of the account's currency; null when Enom did not say. */
  cost: number | null
  boughtAt: Date
  years: number
  actor: string
}

/**
 * Gives an Enom certificate to one of ours; a list of approvers asked for earlier is fetched. When the money went back meanwhile it is
 * ended at once; when the certificate had moved on, staff are told. False in that last case.
 */
export async function writePurchase(tx: Tx, id: string, bought: BoughtCertificate): Promise<boolean> {
  const { enomAccountId, enomCertId, enomOrderId, cost, boughtAt, years, actor } = bought
  const moved = await transition(tx, id, {
    from: AWAITS_PURCHASE,
    to: 'not_configured',
    kind: 'certificate.purchased',
    actor,
    detail: { enomCertId, ...(cost === null ? {} : { cost }) },
    facts: { enomAccountId, enomCertId, enomOrderId, cost, coverEndsAt: yearsAfter(boughtAt, years) },
  })
  if (!moved.ok) {
    await alertLate(tx, id, enomCertId, { why: 'its order had moved on meanwhile', cure: BIND_IT })
    return false
  }
  const { orderId } = await tx.certificate.findUniqueOrThrow({ where: { id }, select: { orderId: true } })
  if (await isRefunded(tx, { orderId, certificateId: id })) {
    const step = { from: 'not_configured', to: 'refunded_unissued', kind: 'certificate.refunded_unissued', actor: 'system' } as const
    await transition(tx, id, step)
    await alertLate(tx, id, enomCertId, { why: 'its money had gone back to the buyer meanwhile', cure: 'Ask Enom for a refund of it.' })
    return true
  }
  const waiting = await tx.configuration.findFirst({ where: { certificateId: id, approversStatus: 'queued' } })
  if (waiting) {
    const payload = { certificateId: id, revision: waiting.revision }
    await enqueue(tx, 'certificate.list_approvers', payload, { key: `list_approvers:${id}` })
  }
  return true
}

/** Tells staff where Enom gave an attempt a certificate although it had been settled with another one, or with none. */
export function alertUnheld(attemptId: string, { enomCertId }: { enomCertId: number }): Promise<void> {
  return inTransaction(async (tx) => {
    const attempt = await tx.purchaseAttempt.findUniqueOrThrow({ where: { id: attemptId } })
    if (attempt.enomCertId === enomCertId) return
    await alertLate(tx, attempt.certificateId, enomCertId, { why: 'the purchase had been settled without it', cure: BIND_IT })
  })
}

const BIND_IT = 'Bind it to an order that waits for one like it (in Audit), or ask Enom for a refund of it.'

function alertLate(tx: Tx, id: string, enomCertId: number, { why, cure }: { why: string; cure: string }): Promise<void> {
  return alertStaff(tx, id, {
    event: `bought_late:${id}:${enomCertId}`,
    subject: 'Enom sold a certificate that nobody waits for',
    lines: [`Enom certificate ${enomCertId} was bought, but ${why}.`, cure],
  })
}

/** The same day some years later; 29 February becomes 28 February. */
function yearsAfter(date: Date, years: number): Date {
  const later = new Date(date)
  later.setUTCFullYear(date.getUTCFullYear() + years)
  if (later.getUTCMonth() !== date.getUTCMonth()) later.setUTCDate(0)
  return later
}
