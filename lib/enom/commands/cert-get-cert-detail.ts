import { z } from 'zod'
import { defineCommand } from '../command'
import { proof, proofIn } from '../domain-proof'
import { certIdInput, countField, idField, optionalCount, optionalDay, optionalId, pemField } from '../fields'
import { child, children, textIn, type XmlElement } from '../xml'

/**
 * Everything Enom knows about one certificate, including the issued file. The private key element (PVT) never leaves the parser. Enom
 * CertGetCertDetail.
 */
export const certGetCertDetail = defineCommand({
  name: 'CertGetCertDetail',
  effect: 'read',
  timeoutMs: 30_000,
  size: 'detail',
  input: z.object({ certId: certIdInput }),
  toForm: ({ certId }) => ({ CertID: certId, IncludeIntermediate: 'true' }),
  reply: z
    .object({
      certId: idField,
      orderId: optionalId,
      domainName: z.string().optional(),
      validityMonths: optionalCount,
      orderDate: optionalDay,
      configDate: optionalDay,
      expirationDate: optionalDay,
      statusId: optionalCount,
      status: z.string().optional(),
      statusDetail: z.string().optional(),
      orderStateName: z.string().optional(),
      reissueStatus: z.string().optional(),
      message: z.string().optional(),
      prodType: optionalCount,
      productName: z.string().optional(),
      approverEmail: z.string().optional(),
      referenceId: z.string().optional(),
      csrPem: pemField.optional(),
      certificatePem: pemField.optional(),
      chainPem: pemField.optional(),
      proof,
      proofStatus: z.string().optional(),
      proofCheckedAt: z.string().optional(),
      webServerType: optionalCount,
      serverTypes: z.array(z.object({ id: countField, name: z.string().optional(), code: z.string().optional() })).catch([]),
      namesAllowed: optionalCount,
      names: z.array(z.string()),
    })
    .refine(({ statusId, status }) => statusId !== undefined || status !== undefined, { path: ['CertStatusID'] }),
  fromReply: (root) => {
    const detail = child(root, 'CertGetCertDetail')
    const bundle = textIn(detail, 'CACerts')
    const intermediates = child(detail, 'IntermediateCertificates')?.children.map((element) => element.text) ?? []
    return {
      certId: textIn(detail, 'CertID'),
      orderId: textIn(detail, 'OrderID'),
      domainName: textIn(detail, 'DomainName'),
      validityMonths: textIn(detail, 'ValidityPeriod'),
      orderDate: textIn(detail, 'OrderDate'),
      configDate: textIn(detail, 'ConfigDate'),
      expirationDate: textIn(detail, 'ExpirationDate'),
      statusId: textIn(detail, 'CertStatusID'),
      status: textIn(detail, 'CertStatus'),
      statusDetail: textIn(detail, 'CertStatusDetail'),
      orderStateName: textIn(detail, 'CertOrderStateName'),
      reissueStatus: textIn(detail, 'ReissueStatus'),
      message: textIn(detail, 'Message'),
      prodType: textIn(detail, 'ProdType'),
      productName: textIn(detail, 'ProdDesc'),
      approverEmail: textIn(detail, 'ApproverEmail'),
      referenceId: textIn(detail, 'ReferenceID'),
      csrPem: textIn(detail, 'CSR'),
      certificatePem: textIn(detail, 'SSLCertificate'),
      chainPem: bundle ?? (intermediates.join('\n') || undefined),
      proof: proofIn(detail),
      proofStatus: textIn(detail, 'AuthStatusName'),
      proofCheckedAt: textIn(detail, 'AuthStatusLastUpdate'),
      webServerType: textIn(detail, 'WebServerTypeID'),
      serverTypes: children(child(detail, 'WebServerTypes'), 'WebServerType').map((type) => ({
        id: textIn(type, 'WebServerTypeID'),
        name: textIn(type, 'WebServerTypeName'),
        code: textIn(type, 'WebServerTypeCode'),
      })),
      namesAllowed: textIn(detail, 'DomainCountAllowed'),
      names: namesIn(child(detail, 'DomainList')),
    }
  },
  isAbout: (input, output) => input.certId === output.certId,
  recordable: ({ certId }) => ({ certId }),
})

/** Returns every word in `DomainList` as a name, because its format is not documented. */
function namesIn(list: XmlElement | undefined): string[] {
  if (!list) return []
  return [...list.text.split(/[\s,;]+/).filter(Boolean), ...list.children.flatMap(namesIn)]
}
