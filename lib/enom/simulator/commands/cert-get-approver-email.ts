import { readHost, registeredDomain } from '../names'
import { refuse } from '../refusals'
import { el } from '../render/element'
import { type CommandAnswer, requireAccepted, requireCertificate, wrapped } from './command'
import { approverElements } from './elements'

/**
 * The wrapper of this response is spelled with a capital M, unlike the command. Both parameters are documented as required, but some
 * clients send only one. If only a domain is sent, any caller gets its list; if only a certificate is sent, the list is for the domain it
 * was configured with.
 */
export const certGetApproverEmail: CommandAnswer = {
  name: 'CertGetApproverEmail',
  answer(call) {
    const asked = call.parameter('Domain').trim()
    const isDomainAlone = asked !== '' && !call.parameter('CertID').trim()
    const certificate = isDomainAlone ? null : requireCertificate(call)
    if (certificate) requireAccepted(call, 'CertGetApproverEmail', certificate)
    const host = readHost(asked || (certificate?.configuration?.domain ?? ''))
    if (!host || !registeredDomain(host)) throw refuse.domain()
    return wrapped(call, 'CertGetApproverEmail', [el('Success', true), ...approverElements(host, call.store)])
  },
}
