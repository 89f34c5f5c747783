import { allows } from '../approvers'
import { areAscii } from '../contacts'
import { readDomainList, requireApprovers } from '../domain-list'
import { type Asked, submitRequest } from '../life/submit-request'
import { type Product, requireProduct } from '../products/products'
import { refuse } from '../refusals'
import { cdata, type Element, el } from '../render/element'
import type { Certificate, Proof } from '../state/schema'
import { type Call, type CommandAnswer, requireAccepted, requireCertificate, wrapped } from './command'
import { proofElements } from './elements'

/** Submits the configured request to the authority. Despite the command's name, it charges nothing. */
export const certPurchaseCert: CommandAnswer = {
  name: 'CertPurchaseCert',
  async answer(call) {
    const certificate = requireCertificate(call)
    requireAccepted(call, 'CertPurchaseCert', certificate)
    const product = requireProduct(certificate.prodType)
    const asked = checkSubmission(call, certificate, product)
    const sent = await submitRequest(call, certificate.certId, asked)
    return wrapped(call, 'CertPurchaseCert', [
      el('Success', true),
      ...authorityOrder(sent, product),
      ...echo(call, sent),
      el('CertID', sent.certId),
    ])
  },
}

/** @throws Refusal for the first error for which the authority would reject the request. */
function checkSubmission(call: Call, certificate: Certificate, product: Product): Asked {
  const { configuration } = certificate
  if (!configuration) throw refuse.notConfigured()
  const method = readMethod(call, product)
  const approverEmail = call.parameter('ApproverEmail').trim().toLowerCase()
  const { whois, switches } = call.store.settings()
  if (!allows(configuration.domain, approverEmail, whois)) throw refuse.approver(approverEmail)
  const names = product.domainCount === null ? [] : readDomainList(call, certificate, configuration.domain)
  requireApprovers(names, whois)
  if (product.family === 'comodo' && switches.comodoNeedsOrganisation) checkOrganisation(call, product)
  if (product.family === 'symantec' && !areAscii(configuration.contacts)) throw refuse.contactsNotAscii()
  if (switches.authorityDown) throw refuse.authorityDown(product.family === 'symantec' ? 'GeoTrust' : 'Comodo')
  return { approverEmail, method, names }
}

const METHODS: Record<string, Proof['method']> = { '': 'Email', email: 'Email', file: 'File', dns: 'DNS' }

function readMethod(call: Call, product: Product): Proof['method'] {
  const method = METHODS[call.parameter('DVAuthMethod').trim().toLowerCase()]
  if (!method || (method !== 'Email' && !product.fileAndDns)) throw refuse.proofMethod()
  return method
}

const ORGANISATION_FIELDS: [field: string, number: string, words: string][] = [
  ['CSROrganization', '301009', 'organization'],
  ['CSROrganizationUnit', '301009', 'organization'],
  ['CSRAddress1', '301003', 'address'],
  ['CSRLocality', '301004', 'city'],
  ['CSRStateProvince', '301005', 'state/province'],
  ['CSRPostalCode', '301006', 'postal code'],
  ['CSRCountry', '301007', 'country'],
]
const MAY_BE_BLANK = new Set(['CSROrganizationUnit'])

/** Comodo requires the organisation fields again. For a domain-validated certificate they may be blank but must be sent. */
function checkOrganisation(call: Call, product: Product): void {
  for (const [field, number, words] of ORGANISATION_FIELDS) {
    const mayBeBlank = product.level === 'DV' || MAY_BE_BLANK.has(field)
    if (!call.hasParameter(field) || (!mayBeBlank && !call.parameter(field).trim()))
      throw refuse.field(`${field} is missing`, number, words)
  }
}

function authorityOrder(certificate: Certificate, product: Product): Element[] {
  return product.family === 'symantec' ? [el('GeoTrustOrderID', certificate.submission?.authorityOrderId ?? '')] : []
}

/** Returns the approver, the method, and what the owner has to publish. `DVAuthMethod` stays empty if none was sent, as in the samples. */
function echo(call: Call, { submission }: Certificate): Element[] {
  const asked = call.parameter('DVAuthMethod').trim() ? (submission?.proof.method ?? '') : ''
  return [cdata('ApproverEmail', submission?.approverEmail ?? ''), el('DVAuthMethod', asked), ...proofElements(submission?.proof)]
}
