import { db } from '../db/client'
import { Prisma } from '../db/generated/client'
import { log } from '../log'
import { RegistrarError } from '../registrar/errors'
import { openRegistrar } from '../registrar/open-registrar'
import { serverTypeId } from '../registrar/server-types'
import { blockerOf } from './blocker-of'
import { type CheckedDraft, checkDraft } from './draft'
import type { ApproversProblem } from './messages'

/**
 * Brings the inboxes the authority would write to (Enom CertConfigureCert, which may be repeated and sends nothing to the authority).
 * What comes back for an older revision of the draft is dropped. Trouble is noted in the draft; what is not the buyer's is tried again
 * by resume-blocked.ts.
 */
export async function fetchApprovers(id: string, revision: number): Promise<void> {
  const certificate = await db.certificate.findUnique({ where: { id }, include: { type: true, configuration: true } })
  const draft = certificate?.configuration
  if (!draft || draft.revision !== revision || draft.approversStatus !== 'queued') return
  // Not bought yet: the purchase sends for the list as soon as there is something to ask about.
  if (certificate.enomCertId === null) return
  const checked = await checkDraft(draft, certificate.type)
  const found = await ask({ ...certificate, enomCertId: certificate.enomCertId }, checked)
  await db.configuration.updateMany({
    where: { certificateId: id, revision, approversStatus: 'queued' },
    data: toDraft(found, draft.approverEmail),
  })
}

type Found = { emails: { email: string; kind: 'domain' | 'generic' }[] } | { problem: ApproversProblem }

type Asked = {
  id: string
  enomAccountId: string | null
  enomCertId: number
  type: { family: 'symantec' | 'comodo' }
  configuration: { serverSoftware: string | null } | null
}

async function ask(certificate: Asked, { request, contacts }: CheckedDraft): Promise<Found> {
  if (!request || !contacts) return { problem: 'csr-refused' }
  const registrar = await openRegistrar({ accountId: certificate.enomAccountId, certificateId: certificate.id })
  if (!registrar) return { problem: 'no_account' }
  const { enomCertId } = certificate
  const server = serverTypeId(certificate.configuration?.serverSoftware ?? 'other', certificate.type.family)
  try {
    const order = { enomCertId, csrPem: request.facts.pem, serverTypeId: server, contacts: contacts.sent }
    const { approvers } = await registrar.configure(order)
    const emails = approvers.length
      ? approvers
      : await registrar.approvers({ enomCertId, domain: request.facts.asciiName.replace(/^\*\./, '') })
    return emails.length ? { emails } : { problem: 'none-listed' }
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ certificateId: certificate.id, trouble: error.trouble }, 'no approver list')
    return { problem: problemOf(error) }
  }
}

function problemOf(error: RegistrarError): ApproversProblem {
  if (error.trouble === 'fixable' && error.field === 'contacts') return 'contacts-refused'
  if (error.trouble === 'fixable') return 'csr-refused'
  return blockerOf(error) ?? 'refused'
}

/** A choice made from an earlier list stays only if it is on this one. */
function toDraft(found: Found, chosen: string | null): Prisma.ConfigurationUncheckedUpdateManyInput {
  if ('problem' in found) return { approvers: Prisma.DbNull, approversStatus: 'failed', approversProblem: found.problem }
  const stays = found.emails.some(({ email }) => email === chosen)
  return { approvers: found.emails, approversStatus: 'done', approversProblem: null, ...(stays ? {} : { approverEmail: null }) }
}
