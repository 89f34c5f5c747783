import { cdata, el } from '../render/element'
import { type CommandAnswer, requireAccepted, requireCertificate, requireMailed, wrapped } from './command'

/** Sends the approval email again, with the same link. */
export const certResendApproverEmail: CommandAnswer = {
  name: 'CertResendApproverEmail',
  answer(call) {
    const certificate = requireCertificate(call)
    requireAccepted(call, 'CertResendApproverEmail', certificate)
    const submission = requireMailed(certificate)
    call.store.commit({ certificates: [{ ...certificate, submission: { ...submission, mail: 'waiting' } }] })
    call.sendMails()
    return wrapped(call, 'CertResendApproverEmail', [cdata('ApproverEmail', submission.approverEmail), el('Success', 'true')])
  },
}
