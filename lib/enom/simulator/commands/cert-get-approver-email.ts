import { readHost, registeredDomain } from '../names'
import { refuse } from '../refusals'
import { el } from '../render/element'
import { approverElements } from './approver-elements'
import { type CommandAnswer, requireAccepted, requireCertificate, wrapped } from './command'

/** The wrapper of this answer is spelled with a capital M, unlike the command. */
export const certGetApproverEmail: CommandAnswer = {
  name: 'CertGetApproverEmail',
  answer(call) {
    requireAccepted(call, 'CertGetApproverEmail', requireCertificate(call))
    const host = readHost(call.parameter('Domain'))
    if (!host || !registeredDomain(host)) throw refuse.domain()
    return wrapped(call, 'CertGetApproverEmail', [el('Success', true), ...approverElements(host, call.store)])
  },
}
