import { CONTACT_FIELDS, ROLES } from '../contacts'
import { AUTH_STATUS, AUTH_STATUSES } from '../life/domain-proof'
import { type Product, requireProduct } from '../products/products'
import { SERVER_TYPES } from '../products/server-types'
import { cdata, type Element, el, group } from '../render/element'
import type { Certificate } from '../state/schema'
import { STATUS_TEXT } from '../status'
import { addYears } from '../time/clock'
import { type Call, type CommandAnswer, requireCertificate, wrapped } from './command'
import { proofElements } from './elements'

/** Returns everything about one certificate, in wire order. The private key slot `PVT` is always empty. */
export const certGetCertDetail: CommandAnswer = {
  name: 'CertGetCertDetail',
  answer(call) {
    const certificate = requireCertificate(call)
    const product = requireProduct(certificate.prodType)
    return wrapped(call, 'CertGetCertDetail', [
      ...orderFields(call, certificate, product),
      ...validationFields(call, certificate),
      ...statusFields(certificate, product),
      ...fileFields(call, certificate),
      ...contactFields(certificate),
      group(
        'WebServerTypes',
        SERVER_TYPES[product.family].map((type) =>
          group('WebServerType', [el('WebServerTypeID', type.id), el('WebServerTypeName', type.name), el('WebServerTypeCode', type.code)]),
        ),
      ),
    ])
  },
}

/** Returns the end of the certificate's term, counted from issue, or from the order if nothing has been issued. */
export function coverEnd({ issued, orderedAt, years }: Certificate): string {
  return addYears(issued?.at ?? orderedAt, years)
}

function orderFields({ clock }: Call, certificate: Certificate, product: Product): Element[] {
  const { configuration } = certificate
  const serverType = SERVER_TYPES[product.family].find((type) => type.id === configuration?.webServerType)
  return [
    el('CertID', certificate.certId),
    cdata('DomainName', configuration?.domain ?? ''),
    el('ValidityPeriod', certificate.years * 12),
    el('OrderDate', clock.dateTime(certificate.orderedAt)),
    el('ConfigDate', configuration ? clock.dateTime(configuration.at) : ''),
    el('RenewalIndicator', false),
    el('WebServerTypeID', serverType?.id ?? ''),
    el('WebServerTypeName', serverType?.name ?? ''),
    el('OrderID', certificate.orderId),
    el('OrderDetailID', certificate.orderDetailId),
    el('ExpirationDate', clock.dateTime(coverEnd(certificate))),
    el('ServerCount', 1),
  ]
}

function validationFields({ clock }: Call, { submission }: Certificate): Element[] {
  const proof = submission?.proof
  const number = AUTH_STATUSES.find((name) => name === proof?.status)
  return [
    el('DVAuthMethod', proof?.method ?? ''),
    el('AuthStatusID', number ? AUTH_STATUS[number] : ''),
    el('AuthStatusName', proof?.status ?? ''),
    el('AuthStatusLastUpdate', proof?.checkedAt ? clock.dateTime(proof.checkedAt) : ''),
    cdata('ApproverEmail', submission?.approverEmail ?? ''),
    ...proofElements(proof),
  ]
}

function statusFields(certificate: Certificate, product: Product): Element[] {
  return [
    el('Message', certificate.message),
    el('CertStatusID', certificate.status),
    el('CertStatus', STATUS_TEXT[certificate.status] ?? ''),
    el('CertStatusDetail', certificate.statusDetail),
    el('CertOrderStateID'),
    el('CertOrderStateName'),
    el('ReissueStatus', certificate.reissueStatus),
    el('ComodoReissueStatus'),
    el('ProdType', product.prodType),
    el('ProdDesc', product.description),
    el('UseWebHosting', 0),
  ]
}

function fileFields(call: Call, { issued, configuration, submission, domainCount }: Certificate): Element[] {
  const { indentPem, blankBeforeBegin } = call.store.settings().switches
  const pem = (text: string) => {
    const indented = indentPem ? text.trim().replace(/^(?=.)/gm, ' ') : text
    return blankBeforeBegin ? indented : indented.trimStart()
  }
  return [
    cdata('SSLCertificate', pem(issued?.certificate ?? '')),
    cdata('CSR', pem(configuration?.csr ?? '')),
    cdata('CACerts', pem(issued?.chain ?? '')),
    cdata('PVT', ''),
    el('ReferenceID', submission?.authorityOrderId ?? ''),
    el('DomainCountAllowed', domainCount ?? ''),
    el('DomainList', configuration?.names.map(({ domain }) => domain).join(',') ?? ''),
  ]
}

function contactFields({ configuration }: Certificate): Element[] {
  return ROLES.flatMap((role) => CONTACT_FIELDS.map((field) => cdata(`${role}${field}`, configuration?.contacts[role][field] ?? '')))
}
