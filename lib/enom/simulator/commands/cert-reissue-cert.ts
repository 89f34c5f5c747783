import { findRequestFault, type ParsedRequest, parseRequest } from '../http/request'
import { startReissue } from '../life/start-reissue'
import { readHost } from '../names'
import { requireProduct } from '../products/products'
import { refuse } from '../refusals'
import { el } from '../render/element'
import type { Certificate } from '../state/schema'
import { coverEnd } from './cert-get-cert-detail'
import { type CommandAnswer, requireAccepted, requireCertificate, wrapped } from './command'

/** Requests a new file for a new key and the same names, free of charge. The approver must approve it again. The status does not change. */
export const certReissueCert: CommandAnswer = {
  name: 'CertReissueCert',
  async answer(call) {
    requireAccepted(call, 'CertReissueCert', requireCertificate(call))
    const parsed = await parseRequest(call.parameter('CSR'))
    const certificate = requireCertificate(call)
    requireAccepted(call, 'CertReissueCert', certificate)
    if (call.clock.now().toISOString() > coverEnd(certificate)) throw refuse.expired()
    if (certificate.reissue) throw refuse.reissuePending()
    await requireSame(parsed, certificate)
    await startReissue(call, certificate.certId, parsed.pem)
    return wrapped(call, 'CertReissueCert', [el('Success', true), el('Message')])
  },
}

/** @throws Refusal for a CSR whose name or organisation differs from that of the first CSR. */
async function requireSame(parsed: ParsedRequest, { prodType, configuration }: Certificate): Promise<void> {
  const product = requireProduct(prodType)
  const fault = findRequestFault(parsed, product)
  if (fault) throw fault
  const before = await parseRequest(configuration?.csr ?? '')
  if (readHost(parsed.commonName) !== readHost(before.commonName)) {
    throw refuse.csrUnfit('The CSR of a reissue must name the same domain')
  }
  if (product.level !== 'DV' && parsed.organization !== before.organization) {
    throw refuse.csrUnfit('The CSR of a reissue must name the same organization')
  }
}
