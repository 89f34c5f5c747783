import { readHost, registeredDomain } from '../names'
import { refuse } from '../refusals'
import { el, group } from '../render/element'
import { approverElements } from './approver-elements'
import { requireAccepted, requireCertificate, type SimulatedCommand } from './command'

/** The wrapper of this answer is spelled with a capital M, unlike the command. */
export const certGetApproverEmail: SimulatedCommand = {
  name: 'CertGetApproverEmail',
  stack: 'API',
  answer(call) {
    requireAccepted('CertGetApproverEmail', requireCertificate(call))
    const host = readHost(call.parameter('Domain'))
    if (!host || !registeredDomain(host)) throw refuse.domain()
    return [group('CertGetApproverEMail', [el('Success', true), ...approverElements(host, call.store)])]
  },
}
