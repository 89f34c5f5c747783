import { withdrawRequest } from '../life/withdraw-request'
import { refuse } from '../refusals'
import { el } from '../render/element'
import { STATUS_TEXT } from '../status'
import { type CommandAnswer, requireAccepted, requireCertificate, wrapped } from './command'

/** Withdraws the request before the authority has validated it. The certificate can then be configured again. */
export const certModifyOrder: CommandAnswer = {
  name: 'CertModifyOrder',
  answer(call) {
    const certificate = requireCertificate(call)
    requireAccepted(call, 'CertModifyOrder', certificate)
    if (certificate.submission?.approvedAt) throw refuse.wrongStatus(STATUS_TEXT[certificate.status] ?? '')
    withdrawRequest(call, certificate)
    return wrapped(call, 'CertModifyOrder', [el('CertID', certificate.certId)])
  },
}
