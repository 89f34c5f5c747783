import { type Actor, actorName } from '../../actor'
import { canonicalEmail } from '../../canonical-email'
import { importCertificate } from '../../certificates/validation/import'
import { type Imported, importedFacts } from '../../certificates/validation/imported-facts'
import { now } from '../../clock'
import { db } from '../../db/client'
import { isDuplicate } from '../../db/is-duplicate'
import type { Tx } from '../../db/transaction'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import { importOrder } from '../../orders/placing/import-order'
import { lockLogin } from '../../registrar/accounts/accounts'
import { openRegistrar } from '../../registrar/connection/open-registrar'
import { RegistrarError, saysNotThere } from '../../registrar/errors'
import type { CertificateDetail, Registrar } from '../../registrar/translation/types'
import { err, ok, type Result } from '../../result'
import { findOrMakeUser } from '../../users/find-or-make-user'
import { yearsOf } from './bind-orphan'
import type { RepairRefusal } from './messages'
import { inRepair, type OpenDifference, readOpen, resolve } from './open-difference'

/**
 * Imports an orphan for a client. It gets its own order, which is not a sale: total 0, never paid, no charge, no email. Revenue therefore
 * still equals the captured payments, and the cost is the amount Enom charged. The status comes from Enom, and an issued file is checked
 * like any other. `language`: the language of the client's account, if one has to be created.
 */
export async function importOrphan(
  actor: Actor,
  id: string,
  { email, language = DEFAULT_LANGUAGE }: { email: string; language?: Language },
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
      if (!(await lockLogin(tx, difference.value.accountId, login))) return err({ code: 'already-resolved' })
      const certificateId = await write(tx, actorName(actor), difference.value, {
        email: client.value,
        language,
        seen: detail,
        type,
        facts,
      })
      await resolve(tx, actor, id, 'imported', { detail: { certificateId, email: client.value } })
      return ok({ certificateId })
    })
  } catch (error) {
    if (isDuplicate(error, 'Certificate')) return err({ code: 'already-bound' })
    throw error
  }
}

type Taken = { email: string; language: Language; type: { code: string; name: string }; seen: CertificateDetail; facts: Imported }

async function write(tx: Tx, actor: string, difference: OpenDifference, { email, language, type, seen, facts }: Taken): Promise<string> {
  const { accountId, enomCertId, amount, detail } = difference
  const { id: userId } = await findOrMakeUser(tx, email, language)
  const years = yearsOf(seen.validityMonths ?? detail.months ?? 12)
  const ordered = await importOrder(tx, { userId, email, type, years, accountId, enomCertId }, actor)
  const enomOrderId = seen.enomOrderId ?? detail.enomOrderId ?? null
  const bought = { userId, typeCode: type.code, years, enomAccountId: accountId, enomCertId, enomOrderId, cost: amount }
  return importCertificate(tx, { ...ordered, ...bought }, facts, actor)
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
