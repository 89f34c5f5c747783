import { el } from '../render/element'
import { type CommandAnswer, requireAccepted, requireCertificate, wrapped } from './command'

/** Sends the issued file to the administrative contact again. */
export const certResendFulfillmentEmail: CommandAnswer = {
  name: 'CertResendFulfillmentEmail',
  answer(call) {
    const certificate = requireCertificate(call)
    requireAccepted(call, 'CertResendFulfillmentEmail', certificate)
    call.store.commit({ certificates: [{ ...certificate, fulfilmentMail: 'waiting' }] })
    call.sendMails()
    return wrapped(call, 'CertResendFulfillmentEmail', [el('Success', true)])
  },
}
