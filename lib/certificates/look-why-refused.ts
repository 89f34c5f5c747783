import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { RegistrarError } from '../registrar/errors'
import type { Registrar } from '../registrar/types'
import { alertStaff } from './alert-staff'
import { blockerOf } from './blocker-of'
import { endAtEnom } from './end-at-enom'
import type { ApproversProblem } from './messages'
import { seen } from './seen'
import { type CertificateStatus, nextStatuses } from './state'

type Refused = { id: string; status: CertificateStatus; enomCertId: number }

/**
 * Asks Enom where a certificate stands that it does not let be set up there: nothing the buyer could mend. One whose price Enom gave back
 * ends here too; of any other staff are told, once for each status of Enom. Answers what the buyer reads instead of a list.
 */
export async function lookWhyRefused(registrar: Registrar, { id, status, enomCertId }: Refused, text: string): Promise<ApproversProblem> {
  const said = await registrar.detail(enomCertId).catch((error: unknown) => {
    if (!(error instanceof RegistrarError)) throw error
    return error
  })
  const blocker = said instanceof RegistrarError ? blockerOf(said) : null
  if (blocker) return blocker
  const detail = said instanceof RegistrarError ? null : said
  await inTransaction(async (tx) => {
    if (detail?.stage === 'refunded' && nextStatuses(status).includes('refunded_unissued')) {
      await endAtEnom(tx, id, { from: status, to: 'refunded_unissued', actor: 'enom', facts: seen(detail, now()) })
      return
    }
    const stands = detail ? `${detail.statusText || 'nothing'} (${detail.statusId})` : 'nothing'
    await alertStaff(tx, id, {
      event: `set_up_refused:${id}:${stands}`,
      subject: 'Enom does not let a certificate be set up',
      lines: [
        `The buyer cannot go on: Enom does not allow it where the certificate stands there. Of its status Enom says: ${stands}.`,
        'The buyer reads that something is wrong on our side and that we write to them. Look at it in Enom’s list, then write to them.',
        text,
      ],
    })
  })
  return 'stands-elsewhere'
}
