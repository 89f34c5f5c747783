import { type Actor, actorName } from '../actor'
import { schedulePoll } from '../certificates/schedule-poll'
import { now } from '../clock'
import { db } from '../db/client'
import { isDuplicate } from '../db/is-duplicate'
import type { Tx } from '../db/transaction'
import { RegistrarError, saysNotThere } from '../registrar/errors'
import { holdLogin } from '../registrar/hold-login'
import { openRegistrar } from '../registrar/open-registrar'
import type { CertificateDetail, Registrar } from '../registrar/types'
import { err, ok, type Result } from '../result'
import { canonicalEmail } from '../users/canonical-email'
import { findOrMakeUser } from '../users/find-or-make-user'
import { yearsOf } from './bind-orphan'
import { type Imported, importedFacts } from './imported-facts'
import type { RepairRefusal } from './messages'
import { inRepair, type OpenDifference, readOpen, settle } from './open-difference'

/**
 * Gives a certificate that stands at Enom without an order to a client. It gets an order of its own that was no sale: total 0, never paid, no
 * charge, no mail; so revenue stays what was captured, and the cost is what Enom took for it. Where it stands is what Enom says, and an
 * issued file is examined like any other.
 */
export async function importOrphan(
  actor: Actor,
  id: string,
  { email }: { email: string },
): Promise<Result<{ certificateId: string }, RepairRefusal>> {
  const difference = await readOpen(actor, id, ['orphan'])
  if (!difference.ok) return difference
  const client = await readClient(email)
  if (!client.ok) return client
  const seen = await askAbout(difference.value)
  if (!seen.ok) return seen
  const { detail, login } = seen.value
  const { enomProdType = difference.value.detail.enomProdType ?? 0, productName = '' } = detail
  const type = await db.certificateType.findUnique({ where: { enomProdType } })
  if (!type) return err({ code: 'unknown-type', product: productName.replace(/^SSL Certificate - /, '') || String(enomProdType) })
  const facts = await importedFacts(detail, type, now())
  if (!facts) return err({ code: 'refunded-at-enom' })
  try {
    return await inRepair(async (tx) => {
      if (!(await holdLogin(tx, difference.value.accountId, login))) return err({ code: 'settled-meanwhile' })
      const certificateId = await write(tx, actor, client.value, difference.value, { seen: detail, type, facts })
      await settle(tx, actor, id, 'imported', { detail: { certificateId, email: client.value } })
      return ok({ certificateId })
    })
  } catch (error) {
    if (isDuplicate(error, 'Certificate')) return err({ code: 'already-bound' })
    throw error
  }
}

async function readClient(email: string): Promise<Result<string, RepairRefusal>> {
  const address = canonicalEmail(email)
  if (!address) return err({ code: 'bad-email' })
  const person = await db.user.findUnique({ where: { email: address }, select: { role: true } })
  return person?.role === 'staff' ? err({ code: 'email-is-staff' }) : ok(address)
}

type Asked = { detail: CertificateDetail; login: Registrar['login'] }

async function askAbout({ accountId, enomCertId }: OpenDifference): Promise<Result<Asked, RepairRefusal>> {
  const registrar = await openRegistrar({ accountId })
  if (!registrar) return err({ code: 'no-account' })
  try {
    return ok({ detail: await registrar.detail(enomCertId ?? 0), login: registrar.login })
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    return err(saysNotThere(error) ? { code: 'not-at-enom' } : { code: 'enom-refused', text: error.text })
  }
}

type Parts = { seen: CertificateDetail; type: { code: string; name: string }; facts: Imported }

async function write(tx: Tx, actor: Actor, email: string, difference: OpenDifference, { seen, type, facts }: Parts): Promise<string> {
  const { accountId, enomCertId, amount } = difference
  const user = await findOrMakeUser(tx, email)
  const at = now()
  const years = yearsOf(seen.validityMonths ?? difference.detail.months ?? 12)
  const order = await tx.order.create({
    data: {
      source: 'import',
      userId: user.id,
      email,
      status: 'paid',
      currency: 'USD',
      total: 0,
      basketHash: `import:${accountId}:${enomCertId}`,
      events: { create: { at, kind: 'order.imported', to: 'paid', actor: actorName(actor), detail: { enomCertId } } },
      items: {
        create: {
          position: 1,
          productId: await productFor(tx, accountId, type),
          typeCode: type.code,
          typeName: type.name,
          years,
          quantity: 1,
          productName: type.name,
          unitAmount: 0,
          activation: 'manual',
        },
      },
    },
    select: { id: true, items: { select: { id: true } } },
  })
  const { file, csrPem, ...columns } = facts
  const certificate = await tx.certificate.create({
    data: {
      orderId: order.id,
      orderItemId: order.items[0]?.id ?? '',
      ordinal: 1,
      userId: user.id,
      typeCode: type.code,
      years,
      enomAccountId: accountId,
      enomCertId,
      enomOrderId: seen.enomOrderId ?? difference.detail.enomOrderId ?? null,
      cost: amount,
      ...columns,
      statusSince: at,
      createdAt: at,
      ...(file ? { files: { create: { ...file, receivedAt: at } } } : {}),
      ...(csrPem ? { configuration: { create: { csrPem } } } : {}),
      events: {
        create: { at, kind: 'certificate.imported', to: columns.status, actor: actorName(actor), detail: { enomCertId } },
      },
    },
    select: { id: true },
  })
  if (facts.nextCheckAt) await schedulePoll(tx, certificate.id, facts.nextCheckAt)
  return certificate.id
}

/** An order line names a product: one of the shop's for this type, else a hidden one made for imports, of which there is one however many import. */
async function productFor(tx: Tx, accountId: string, { code, name }: { code: string; name: string }): Promise<string> {
  const sold = await tx.product.findFirst({
    where: { typeCode: code },
    orderBy: [{ visible: 'desc' }, { position: 'asc' }],
    select: { id: true },
  })
  if (sold) return sold.id
  const slug = `imported-${code}`
  const summary = 'Certificates that were at Enom before.'
  const hidden = { slug, name, summary, typeCode: code, activation: 'manual' as const, enomAccountId: accountId, visible: false }
  // Another import that makes it at this moment is waited for, and its product taken.
  await tx.product.createMany({ data: hidden, skipDuplicates: true })
  return (await tx.product.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id
}
