import { areAscii } from '../contacts'
import { submitRequest } from '../life/submit-request'
import { listApprovers } from '../names'
import { type Product, requireProduct } from '../products'
import { refuse } from '../refusals'
import { cdata, type Element, el, group } from '../render/element'
import type { Certificate } from '../schema'
import { type Call, requireAccepted, requireCertificate, type SimulatedCommand } from './command'

/** Sends the configured request to the authority. Nothing is paid here, whatever its name says. */
export const certPurchaseCert: SimulatedCommand = {
  name: 'CertPurchaseCert',
  stack: 'API',
  async answer(call) {
    const certificate = requireCertificate(call)
    requireAccepted('CertPurchaseCert', certificate)
    const product = requireProduct(certificate.prodType)
    const approverEmail = checkSubmission(call, certificate, product)
    const sent = await submitRequest(call, certificate.certId, approverEmail)
    return [
      group('CertPurchaseCert', [el('Success', true), ...authorityOrder(sent, product), ...validation(sent), el('CertID', sent.certId)]),
    ]
  },
}

/** @throws Refusal for the first thing the authority would not take; returns the chosen approver. */
function checkSubmission(call: Call, { configuration }: Certificate, product: Product): string {
  if (!configuration) throw refuse.notConfigured()
  const email = call.parameter('ApproverEmail').trim().toLowerCase()
  const { whois, switches } = call.store.settings()
  if (!listApprovers(configuration.domain, whois).some((approver) => approver.email.toLowerCase() === email)) throw refuse.approver(email)
  if (product.family === 'comodo' && switches.comodoNeedsOrganisation) checkOrganisation(call, product)
  if (product.family === 'symantec' && !areAscii(configuration.contacts)) throw refuse.contactsNotAscii()
  if (switches.authorityDown) throw refuse.authorityDown(product.family === 'symantec' ? 'GeoTrust' : 'Comodo')
  return email
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

/** Comodo asks for the organisation again; a domain validated certificate may leave it blank but not out. */
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

function validation({ submission }: Certificate): Element[] {
  return [
    cdata('ApproverEmail', submission?.approverEmail ?? ''),
    el('DVAuthMethod', 'Email'),
    cdata('FileAuthName', ''),
    cdata('FileAuthContents', ''),
    cdata('DNSAuthEntry', ''),
    cdata('DNSAuthAddress', ''),
  ]
}
