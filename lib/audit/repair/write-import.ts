import { type Actor, actorName } from '../../actor'
import { beginIssuance } from '../../certificates/lifecycle/begin-issuance'
import { placeOf } from '../../certificates/lifecycle/places'
import { schedulePoll } from '../../certificates/validation/schedule'
import { now } from '../../clock'
import type { Tx } from '../../db/transaction'
import type { CertificateDetail } from '../../registrar/types'
import { findOrMakeUser } from '../../users/find-or-make-user'
import { yearsOf } from './bind-orphan'
import type { Imported } from './imported-facts'
import type { OpenDifference } from './open-difference'

type Taken = {
  email: string
  type: { code: string; name: string }
  /** What Enom says of it, and what of that is ours to keep. */
  seen: CertificateDetail
  facts: Imported
}

/** What both rows of an import say. */
type Shared = { at: Date; actor: string; userId: string; years: number }

/**
 * Records an orphan as a client's: an order that is not a sale, and its one certificate with the status Enom gives. Returns the
 * certificate.
 */
export async function writeImport(tx: Tx, actor: Actor, difference: OpenDifference, taken: Taken): Promise<string> {
  const { id: userId } = await findOrMakeUser(tx, taken.email)
  const years = yearsOf(taken.seen.validityMonths ?? difference.detail.months ?? 12)
  const shared = { at: now(), actor: actorName(actor), userId, years }
  const order = await writeOrder(tx, difference, taken, shared)
  return writeCertificate(tx, { ...order, difference, taken, shared })
}

async function writeOrder(
  tx: Tx,
  { accountId, enomCertId }: OpenDifference,
  { email, type }: Taken,
  { at, actor, userId, years }: Shared,
): Promise<{ orderId: string; orderItemId: string }> {
  const { id: orderId } = await tx.order.create({
    data: {
      source: 'import',
      userId,
      email,
      status: 'paid',
      currency: 'USD',
      total: 0,
      basketHash: `import:${accountId}:${enomCertId}`,
      events: { create: { at, kind: 'order.imported', to: 'paid', actor, detail: { enomCertId } } },
    },
    select: { id: true },
  })
  const { id: orderItemId } = await tx.orderItem.create({
    data: {
      orderId,
      position: 1,
      productId: await productForImport(tx, accountId, type),
      typeCode: type.code,
      typeName: type.name,
      years,
      quantity: 1,
      productName: type.name,
      unitAmount: 0,
      activation: 'manual',
    },
    select: { id: true },
  })
  return { orderId, orderItemId }
}

type Ordered = { orderId: string; orderItemId: string; difference: OpenDifference; taken: Taken; shared: Shared }

async function writeCertificate(tx: Tx, { orderId, orderItemId, difference, taken, shared }: Ordered): Promise<string> {
  const { accountId, enomCertId, amount, detail } = difference
  const { at, actor, userId, years } = shared
  const { file, csrPem, ...columns } = taken.facts
  const { id } = await tx.certificate.create({
    data: {
      orderId,
      orderItemId,
      ordinal: 1,
      userId,
      typeCode: taken.type.code,
      years,
      enomAccountId: accountId,
      enomCertId,
      enomOrderId: taken.seen.enomOrderId ?? detail.enomOrderId ?? null,
      cost: amount,
      ...columns,
      statusSince: at,
      createdAt: at,
      events: { create: { at, kind: 'certificate.imported', to: placeOf(columns), actor, detail: { enomCertId } } },
    },
    select: { id: true },
  })
  await beginIssuance(tx, id, { csrPem, ...(file && { files: { create: { ...file, certificateId: id, receivedAt: at } } }) })
  if (columns.nextCheckAt) await schedulePoll(tx, id, columns.nextCheckAt)
  return id
}

/** An order line names a product: one of the shop's for this type, else a hidden one made for imports, of which there is one however many import. */
async function productForImport(tx: Tx, accountId: string, { code, name }: { code: string; name: string }): Promise<string> {
  const sold = await tx.product.findFirst({
    where: { typeCode: code },
    orderBy: [{ visible: 'desc' }, { position: 'asc' }],
    select: { id: true },
  })
  if (sold) return sold.id
  const slug = `imported-${code}`
  const summary = 'Certificates imported from Enom.'
  const hidden = { slug, name, summary, typeCode: code, activation: 'manual' as const, enomAccountId: accountId, visible: false }
  // Another import that makes it at this moment is waited for, and its product taken.
  await tx.product.createMany({ data: hidden, skipDuplicates: true })
  return (await tx.product.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id
}
