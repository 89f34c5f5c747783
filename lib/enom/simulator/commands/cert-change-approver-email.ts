import { randomBytes } from 'node:crypto'
import { allows } from '../approvers'
import { refuse } from '../refusals'
import { cdata, el } from '../render/element'
import { type CommandAnswer, requireAccepted, requireCertificate, requireMailed, wrapped } from './command'

/** Replaces the approver with another allowed one. A new email goes out, and the old link stops working. */
export const certChangeApproverEmail: CommandAnswer = {
  name: 'CertChangeApproverEmail',
  answer(call) {
    const certificate = requireCertificate(call)
    requireAccepted(call, 'CertChangeApproverEmail', certificate)
    const submission = requireMailed(certificate)
    const approverEmail = call.parameter('ApproverEmail').trim().toLowerCase()
    const { whois } = call.store.settings()
    const { configuration } = certificate
    if (!configuration || !allows(configuration.domain, approverEmail, whois)) throw refuse.approver(approverEmail)
    const names = configuration.names.map((name) => (allows(name.domain, approverEmail, whois) ? { ...name, approverEmail } : name))
    const token = randomBytes(24).toString('base64url')
    call.store.commit({
      certificates: [
        {
          ...certificate,
          configuration: { ...configuration, names },
          submission: { ...submission, approverEmail, token, mail: 'waiting' },
        },
      ],
    })
    call.sendMails()
    return wrapped(call, 'CertChangeApproverEmail', [cdata('ApproverEmail', approverEmail), el('Success', 'true')])
  },
}
