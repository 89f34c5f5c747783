import { Prisma } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { alertStaff } from './alert-staff'
import { parkPurchase } from './park-purchase'
import type { CertificateStatus } from './state'
import { transition } from './transition'

export type BoughtCertificate = {
  enomAccountId: string
  enomCertId: number
  enomOrderId: number | null
  /** Minor units of the account's currency; null when Enom did not say. */
  cost: number | null
  boughtAt: Date
  years: number
  /** `actorName(actor)`. */
  actor: string
}

/** Stores what Enom sold. The certificate can be set up from now on; a list of approvers asked for earlier is fetched. */
export async function keepPurchase(id: string, bought: BoughtCertificate): Promise<void> {
  try {
    await inTransaction(async (tx) => {
      if (!(await writePurchase(tx, id, bought, 'provisioning'))) await alertLate(tx, id, bought.enomCertId)
    })
  } catch (error) {
    if (!isTaken(error)) throw error
    await parkPurchase(id, {
      to: 'purchase_unclear',
      text: `Enom answered with certificate ${bought.enomCertId}, which another order holds.`,
    })
  }
}

function alertLate(tx: Tx, id: string, enomCertId: number): Promise<void> {
  return alertStaff(tx, id, {
    event: `bought_late:${id}:${enomCertId}`,
    subject: 'Enom sold a certificate that nobody waits for',
    lines: [`Enom certificate ${enomCertId} was bought, but its order had moved on meanwhile.`, 'Ask Enom for a refund of it.'],
  })
}

/** Whether a write failed because the Enom certificate already belongs to another row. */
export function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}

/** The write itself; false when the certificate was no longer in `from`. */
export async function writePurchase(tx: Tx, id: string, bought: BoughtCertificate, from: CertificateStatus): Promise<boolean> {
  const { enomAccountId, enomCertId, enomOrderId, cost, boughtAt, years, actor } = bought
  const facts = { enomAccountId, enomCertId, enomOrderId, cost, coverEndsAt: yearsAfter(boughtAt, years) }
  const moved = await transition(tx, id, {
    from,
    to: 'not_configured',
    kind: 'certificate.purchased',
    actor,
    detail: { enomCertId, ...(cost === null ? {} : { cost }) },
    facts,
  })
  if (!moved.ok) return false
  const waiting = await tx.configuration.findFirst({ where: { certificateId: id, approversStatus: 'queued' } })
  if (waiting) {
    const payload = { certificateId: id, revision: waiting.revision }
    await enqueue(tx, 'certificate.list_approvers', payload, { key: `list_approvers:${id}` })
  }
  return true
}

/** The same day some years later; 29 February becomes 28 February. */
function yearsAfter(date: Date, years: number): Date {
  const later = new Date(date)
  later.setUTCFullYear(date.getUTCFullYear() + years)
  if (later.getUTCMonth() !== date.getUTCMonth()) later.setUTCDate(0)
  return later
}
