import type { CsrFacts } from '../../csr/types'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { faultPoint } from '../../fault-point'
import { withAdvisoryLock } from '../../jobs/with-advisory-lock'
import { RegistrarError } from '../../registrar/errors'
import { openRegistrar } from '../../registrar/open-registrar'
import { MAY_HAVE_DONE_IT } from '../../registrar/outcomes'
import { serverTypeId } from '../../registrar/server-types'
import { endRefunded } from '../ending/refunded-to-buyer'
import { disputeLock, LOCK_COLUMNS } from '../lifecycle/dispute-lock'
import type { Contact } from '../setup/contacts'
import { checkDraft } from '../setup/draft'
import { recordFailure } from './record-failure'
import { recordSubmitted } from './record-submitted'

const NOT_READ = 'The shop itself can no longer read this part of the draft.'

const needed = { type: true, configuration: true } satisfies Prisma.CertificateInclude

/**
 * Sends a closed draft to the authority: configures it at Enom (repeatable), then submits it (Enom CertPurchaseCert, once).
 *
 * - sent: on to the authority's status, the buyer gets a mail, polling begins
 * - an earlier call may have sent it, no readable answer came, or a no that may be too late: `send_unclear`, which is looked up at Enom
 * - Enom cannot be asked: `send_blocked`, goes on by itself once mended
 * - the authority refuses something: `needs_fix`, the buyer gets a mail
 * - its money went back before it was sent: `refunded_unissued`
 * - its payment is disputed: nothing, until that is won
 *
 * A certificate that is not `sending` is left alone.
 * @throws Error while the same certificate is being sent elsewhere; the queue tries again later.
 */
export function submit(id: string): Promise<void> {
  return withAdvisoryLock(`certificate.submit:${id}`, () => submitOnce(id))
}

async function submitOnce(id: string): Promise<void> {
  const certificate = await db.certificate.findUnique({ where: { id }, include: needed })
  if (certificate?.status !== 'sending') return
  if (await hasOpenCall(db, id, certificate.statusSince))
    return recordFailure(id, new RegistrarError('unclear', 'An earlier call ended without an answer that was kept.'))
  if (await inTransaction((tx) => endRefunded(tx, id, { from: 'submission' }))) return
  // It stays here until the dispute is won; the sweep for what was forgotten looks again.
  if (await isLocked(id)) return
  const registrar = await openRegistrar({ accountId: certificate.enomAccountId, certificateId: id })
  if (!registrar) return recordFailure(id, 'no_account')
  const draft = certificate.configuration
  const { request, contacts, names: domains } = await checkDraft(draft, certificate.type)
  if (certificate.enomCertId === null) throw new Error(`certificate ${id} is being sent before it was bought`)
  // It was complete when the buyer sent it; a release since may read requests or contacts more strictly.
  if (!draft || !request) return recordFailure(id, new RegistrarError('fixable', NOT_READ, 'csr'))
  if (!contacts) return recordFailure(id, new RegistrarError('fixable', NOT_READ, 'contacts'))
  if (!draft.approverEmail) return recordFailure(id, new RegistrarError('fixable', NOT_READ, 'approver'))
  const { enomCertId, type } = certificate
  const { approverEmail, otherApprovers } = draft
  const names = type.multiDomain
    ? domains.map((domain, at) => ({ domain, approverEmail: [approverEmail, ...otherApprovers][at] ?? approverEmail }))
    : undefined
  const server = serverTypeId(draft.serverSoftware ?? 'other', type.family)
  try {
    await registrar.configure({ enomCertId, csrPem: request.facts.pem, serverTypeId: server, contacts: contacts.sent, names })
    const requester = type.family === 'comodo' ? requesterOf(request.facts, contacts.sent.admin) : undefined
    await faultPoint('submit.after_intent')
    // Asked again at the last moment: a certificate that was sent cannot be called back.
    if (await isLocked(id)) return
    const { authorityOrderId } = await registrar.submit({ enomCertId, approverEmail, requester, names })
    await faultPoint('submit.answered')
    await recordSubmitted(id, { authorityOrderId, approverEmail, firstLook: 'by-rhythm' })
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    await recordFailure(id, error, registrar.accountId)
  }
}

/** Whether a dispute locks it by now. */
async function isLocked(id: string): Promise<boolean> {
  const { order } = await db.certificate.findUniqueOrThrow({ where: { id }, select: { order: { select: LOCK_COLUMNS } } })
  return disputeLock(order) !== null
}

/**
 * Who will use the certificate, which the Comodo family wants beside the request (Enom CertPurchaseCert, CSR* fields):
 * the request's own words where it has them, else the admin's.
 */
function requesterOf(facts: CsrFacts, admin: Contact) {
  return {
    organization: facts.organization || admin.organization || `${admin.firstName} ${admin.lastName}`,
    unit: facts.unit ?? '',
    address1: admin.address1,
    address2: admin.address2,
    locality: facts.locality || admin.city,
    region: facts.state || admin.state,
    postalCode: admin.postalCode,
    country: facts.country || admin.country,
  }
}

/**
 * Whether a submission (Enom CertPurchaseCert) begun at or after `since` may have had its effect without its being stored: unfinished (we
 * were killed), answered unreadably or in doubt, or answered well and we were killed right then.
 */
async function hasOpenCall(tx: Tx, certificateId: string, since: Date): Promise<boolean> {
  const open = await tx.enomCall.findFirst({
    where: {
      certificateId,
      command: 'CertPurchaseCert',
      startedAt: { gte: since },
      ...MAY_HAVE_DONE_IT,
    },
    select: { id: true },
  })
  return open !== null
}
