import { now } from '../../clock'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { log } from '../../log'
import { openRegistrar } from '../../registrar/connection/open-registrar'
import { RegistrarError, saysElsewhere } from '../../registrar/errors'
import { serverTypeId } from '../../registrar/translation/server-types'
import type { Registrar } from '../../registrar/translation/types'
import { endRefundedByEnom } from '../ending/refunded-by-enom'
import { outageOf } from '../lifecycle/outage'
import { mayMove, type Place, placeOf } from '../lifecycle/places'
import type { ApproversProblem } from '../lifecycle/problems'
import { seen } from '../lifecycle/supplier-status'
import { alertStaff } from '../notify/staff'
import { type Approver, type CheckedDraft, checkDraft, findApprover } from './draft'

/**
 * Fetches the inboxes that the authority may email (Enom's CertConfigureCert, which can be repeated and sends nothing to the authority).
 * Discards results for an older revision of the draft. Records problems in the draft; those the buyer cannot fix are retried by
 * resume-held.ts. If Enom refuses because of the certificate's status, queries that status.
 */
export async function fetchApprovers(id: string, revision: number): Promise<void> {
  const certificate = await db.certificate.findUnique({ where: { id }, include: { type: true, issuance: true } })
  const draft = certificate?.issuance
  if (!draft || draft.revision !== revision || draft.approversStatus !== 'queued') return
  // Not bought yet. The purchase requests the list once the certificate exists at Enom.
  if (certificate.enomCertId === null) return
  const checked = await checkDraft(draft, certificate.type)
  const found = await ask({ ...certificate, enomCertId: certificate.enomCertId, place: placeOf(certificate) }, checked)
  await db.issuance.updateMany({
    where: { id: draft.id, revision, approversStatus: 'queued' },
    data: toDraft(found, draft.approverEmail ? [draft.approverEmail, ...draft.otherApprovers] : [], checked.names),
  })
}

type Found = { emails: Approver[] } | { problem: ApproversProblem }

type Asked = {
  id: string
  place: Place
  enomAccountId: string | null
  enomCertId: number
  type: { family: 'symantec' | 'comodo'; multiDomain: boolean }
  issuance: { serverSoftware: string | null } | null
}

async function ask(certificate: Asked, { request, contacts, names }: CheckedDraft): Promise<Found> {
  if (!request || !contacts) return { problem: 'csr-refused' }
  const registrar = await openRegistrar({ accountId: certificate.enomAccountId, certificateId: certificate.id })
  if (!registrar) return { problem: 'no_account' }
  const { enomCertId } = certificate
  const server = serverTypeId(certificate.issuance?.serverSoftware ?? 'other', certificate.type.family)
  try {
    if (certificate.type.multiDomain) return await askForEach(registrar, enomCertId, names)
    const order = { enomCertId, csrPem: request.facts.pem, serverTypeId: server, contacts: contacts.sent }
    const { approvers } = await registrar.configure(order)
    const emails = approvers.length
      ? approvers
      : await registrar.approvers({ enomCertId, domain: request.facts.asciiName.replace(/^\*\./, '') })
    return emails.length ? { emails } : { problem: 'none-listed' }
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ certificateId: certificate.id, trouble: error.trouble }, 'fetching the approver list failed')
    return {
      problem: saysElsewhere(error) ? await lookWhyRefused(registrar, { ...certificate, enomCertId }, error.text) : problemOf(error),
    }
  }
}

/** Returns Enom's list for each name. If one name has no inbox, the whole request cannot be submitted. */
async function askForEach(registrar: Registrar, enomCertId: number, names: readonly string[]): Promise<Found> {
  const emails: Approver[] = []
  for (const name of names) {
    const listed = await registrar.approvers({ enomCertId, domain: name })
    if (!listed.length) return { problem: 'none-listed' }
    emails.push(...listed.map((approver) => ({ ...approver, name })))
  }
  return { emails }
}

function problemOf(error: RegistrarError): ApproversProblem {
  if (error.trouble === 'fixable' && error.field === 'contacts') return 'contacts-refused'
  if (error.trouble === 'fixable') return 'csr-refused'
  return outageOf(error) ?? 'refused'
}

/** Choices from an earlier list are kept only if all of them are on the new list. */
function toDraft(found: Found, chosen: readonly string[], names: readonly string[]): Prisma.IssuanceUncheckedUpdateManyInput {
  if ('problem' in found) return { approvers: Prisma.DbNull, approversStatus: 'failed', approversProblem: found.problem }
  const stays = names.every((name, at) => findApprover(found.emails, name, chosen[at] ?? ''))
  return {
    approvers: found.emails,
    approversStatus: 'done',
    approversProblem: null,
    ...(stays ? {} : { approverEmail: null, otherApprovers: [] }),
  }
}

type Refused = { id: string; place: Place; enomCertId: number }

/**
 * Queries the status of a certificate that Enom will not set up for a reason the buyer cannot fix. If Enom has refunded the certificate, it
 * ends here too. Otherwise staff are alerted, once per status at Enom. Returns the text that the buyer sees instead of a list.
 */
async function lookWhyRefused(registrar: Registrar, { id, place, enomCertId }: Refused, text: string): Promise<ApproversProblem> {
  const said = await registrar.detail(enomCertId).catch((error: unknown) => {
    if (!(error instanceof RegistrarError)) throw error
    return error
  })
  const outage = said instanceof RegistrarError ? outageOf(said) : null
  if (outage) return outage
  const detail = said instanceof RegistrarError ? null : said
  await inTransaction(async (tx) => {
    if (detail?.stage === 'refunded' && mayMove(place, 'closed:refunded_by_supplier')) {
      await endRefundedByEnom(tx, id, { from: place, actor: 'enom', facts: seen(detail, now()) })
      return
    }
    const stands = detail ? `${detail.statusText || 'nothing'} (${detail.statusId})` : 'nothing'
    await alertStaff(tx, id, {
      event: `set_up_refused:${id}:${stands}`,
      subject: 'Enom won’t let a certificate be set up',
      lines: [
        `The buyer can’t continue: Enom doesn’t allow it in the certificate’s current status: ${stands}.`,
        'The buyer sees that something is wrong on our side and that we’ll write to them. Check it in Enom’s list, then write to them.',
        text,
      ],
    })
  })
  return 'stands-elsewhere'
}
