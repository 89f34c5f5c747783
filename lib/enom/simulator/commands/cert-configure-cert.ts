import { areAscii, findContactFault, readContacts } from '../contacts'
import { readDomainList } from '../domain-list'
import { findRequestFault, parseRequest } from '../http/request'
import { type Product, requireProduct } from '../products/products'
import { SERVER_TYPES } from '../products/server-types'
import { refuse } from '../refusals'
import { cdata, el, group } from '../render/element'
import { type Call, type CommandAnswer, requireAccepted, requireCertificate, wrapped } from './command'
import { approverElements, parsedFields } from './elements'

/** Stores the CSR, server software and contacts. May be repeated until the request is submitted. */
export const certConfigureCert: CommandAnswer = {
  name: 'CertConfigureCert',
  async answer(call) {
    const parsed = await parseRequest(call.parameter('CSR'))
    const certificate = requireCertificate(call)
    requireAccepted(call, 'CertConfigureCert', certificate)
    const product = requireProduct(certificate.prodType)
    const fault = findRequestFault(parsed, product)
    if (fault) throw fault
    const webServerType = readServerType(call, product)
    const contacts = readContacts(call.parameter)
    const { asciiCheckAt, organisationNeeded } = call.store.settings().switches
    const contactFault = findContactFault(contacts, organisationNeeded ? product.level : 'DV')
    if (contactFault) throw contactFault
    const names = product.domainCount === null ? [] : readDomainList(call, certificate, parsed.commonName)
    if (asciiCheckAt === 'CertConfigureCert' && product.family === 'symantec' && !areAscii(contacts)) throw refuse.contactsNotAscii()

    const at = call.clock.now().toISOString()
    const configuration = { at, csr: parsed.pem, domain: parsed.commonName, webServerType, contacts, names }
    call.store.commit({ certificates: [{ ...certificate, configuration }] })
    return wrapped(call, 'CertConfigureCert', [
      el('CertID', certificate.certId),
      el('ProdType', certificate.prodType),
      group('CSRData', parsedFields(parsed)),
      cdata('ApproverEmail', ''),
      el('Success', true),
      // A multi-domain certificate has no single list of approvers. CertGetApproverEmail returns one for each name.
      ...(product.domainCount === null ? approverElements(parsed.commonName, call.store) : []),
    ])
  },
}

function readServerType(call: Call, product: Product): number {
  const id = Number(call.parameter('WebServerType').trim())
  if (!SERVER_TYPES[product.family].some((type) => type.id === id)) throw refuse.serverType()
  return id
}
