import type { CsrFacts } from '../../csr/types'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { faultPoint } from '../../fault-point'
import { openRegistrar } from '../../registrar/connection/open-registrar'
import { NotSent, RegistrarError } from '../../registrar/errors'
import { serverTypeId } from '../../registrar/translation/server-types'
import type { Registrar } from '../../registrar/translation/types'
import type { Contact } from '../contacts/contacts'
import { endRefunded } from '../ending/refunded-to-buyer'
import { isReplacement } from '../lifecycle/begin-issuance'
import { CAPABILITIES, proofMethodsOf } from '../lifecycle/capabilities'
import { disputeLock, LOCK_COLUMNS } from '../lifecycle/dispute-lock'
import { outageOf } from '../lifecycle/outage'
import { placeOf } from '../lifecycle/places'
import { isInProgress, OPEN_SUBMISSION, whileInProgress } from '../operation/open'
import { checkDraft } from '../setup/draft'
import { toPublish } from '../validation/proof'
import { askByTicket } from './ask-by-ticket'
import { beginSubmission } from './begin'
import { fieldOf, recordFailure } from './record-failure'
import { recordOutcome, type SubmissionOutcome, scheduleReconciliation } from './record-outcome'

const NOT_READ = 'The shop itself can no longer read this part of the draft.'
/** How soon to check again on a submission that a live process is working on. */
const IN_PROGRESS_PAUSE_MS = 10_000

const needed = { type: true, issuance: true, order: { select: LOCK_COLUMNS } } satisfies Prisma.CertificateInclude

/**
 * Sends a closed draft to the authority: configures it at Enom (repeatable), then submits it (Enom CertPurchaseCert, once). The
 * consequences of each outcome are in record-outcome.ts. Skips a certificate that is not to be sent, is suspended, or whose payment is
 * disputed.
 */
export async function submit(id: string): Promise<void> {
  // 1. Read what has to be sent.
  const certificate = await db.certificate.findUnique({ where: { id }, include: needed })
  if (!certificate || placeOf(certificate) !== 'submission') return

  // 2. Leave a submission in flight to the process working on it. If that process was interrupted, get the outcome from Enom first.
  const inFlight = await db.supplierOperation.findFirst({ where: { certificateId: id, ...OPEN_SUBMISSION } })
  if (inFlight && (await isInProgress(db, inFlight))) return inTransaction((tx) => scheduleReconciliation(tx, id, IN_PROGRESS_PAUSE_MS))
  if (inFlight) return recordOutcome(inFlight.id, { kind: 'unknown', text: 'An earlier call ended without a stored response.' })

  // 3. Close a refunded certificate. A disputed one waits until the dispute is won, a suspended one until the suspension ends.
  if (await inTransaction((tx) => endRefunded(tx, id, { from: 'submission' }))) return
  if (disputeLock(certificate.order) || certificate.suspendedAt) return

  // 4. The draft was complete when the buyer sent it, but a newer release may validate requests or contacts more strictly.
  const registrar = await openRegistrar({ accountId: certificate.enomAccountId, certificateId: id })
  if (!registrar) return recordFailure(id, 'no_account')
  const { enomCertId, type, issuance: draft } = certificate
  const { request, contacts, names: domains } = await checkDraft(draft, type)
  if (enomCertId === null) throw new Error(`certificate ${id} is being sent before it was bought`)
  if (!draft || !request) return recordFailure(id, new RegistrarError('fixable', NOT_READ, 'csr'))
  const replaces = isReplacement(draft)
  if (replaces && CAPABILITIES[type.family].reissue.way !== 'api') return askByTicket(id)
  if (!contacts && !replaces) return recordFailure(id, new RegistrarError('fixable', NOT_READ, 'contacts'))
  if (!draft.approverEmail && !replaces) return recordFailure(id, new RegistrarError('fixable', NOT_READ, 'approver'))
  const { otherApprovers } = draft
  const approverEmail = draft.approverEmail ?? ''
  const names = type.multiDomain
    ? domains.map((domain, at) => ({ domain, approverEmail: [approverEmail, ...otherApprovers][at] ?? approverEmail }))
    : undefined
  const server = serverTypeId(draft.serverSoftware ?? 'other', type.family)
  const method = proofMethodsOf(type, draft).includes(draft.proofMethod) ? draft.proofMethod : 'email'
  const requester = type.family === 'comodo' && contacts ? requesterOf(request.facts, contacts.sent.admin) : undefined

  // 5. Configure. This can be repeated. A replacement is already configured.
  try {
    if (contacts && !replaces)
      await registrar.configure({ enomCertId, csrPem: request.facts.pem, serverTypeId: server, contacts: contacts.sent, names })
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    if (error.trouble !== 'unclear') return recordFailure(id, error, registrar.accountId)
    // Enom reports a different status for the certificate than we expected. Only its status can show whether the request was sent before.
    const begun = await beginSubmission(id, registrar.accountId)
    if (begun.kind === 'started') await recordOutcome(begun.operationId, { kind: 'unknown', text: error.text })
    return
  }
  await faultPoint('submit.after_intent')

  // 6. Commit the intent at the last moment, because a sent request cannot be recalled.
  const begun = await beginSubmission(id, registrar.accountId)
  if (begun.kind !== 'started') return

  // 7. Submit once and record the outcome.
  const { operationId } = begun
  await whileInProgress(operationId, async () => {
    try {
      const outcome = await callEnom({ approverEmail, domainName: request.facts.asciiName }, () =>
        replaces
          ? registrar.reissue({ operationId, enomCertId, csrPem: request.facts.pem })
          : registrar.submit({ operationId, enomCertId, approverEmail, requester, names, ...(method !== 'email' && { method }) }),
      )
      await recordOutcome(operationId, outcome)
    } catch (error) {
      // An internal error, such as a lost database connection. This process is still alive, so no other process would treat the submission
      // as interrupted.
      await recordOutcome(operationId, { kind: 'unknown', text: 'The shop could not store the outcome of the call.' }).catch(
        () => undefined,
      )
      throw error
    }
  })
}

type Sent = { approverEmail: string; domainName: string }
type Answered = Awaited<ReturnType<Registrar['submit']>>

async function callEnom({ approverEmail, domainName }: Sent, send: () => Promise<Answered>): Promise<SubmissionOutcome> {
  try {
    const { authorityOrderId, proof } = await send()
    await faultPoint('submit.answered')
    return { kind: 'succeeded', authorityOrderId, approverEmail, proof: toPublish(proof, domainName), firstPoll: 'by-schedule' }
  } catch (error) {
    if (error instanceof NotSent) return { kind: 'unknown', text: error.message }
    if (!(error instanceof RegistrarError)) throw error
    if (error.trouble === 'unclear') return { kind: 'unknown', text: error.text }
    return { kind: 'refused', text: error.text, outage: outageOf(error), field: fieldOf(error) }
  }
}

/**
 * Returns who will use the certificate, which the Comodo family requires in addition to the request (Enom CertPurchaseCert, CSR* fields).
 * Takes each value from the request, otherwise from the admin contact.
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
