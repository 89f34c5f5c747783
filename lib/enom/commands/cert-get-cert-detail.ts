import { z } from 'zod'
import { defineCommand } from '../command'
import { certIdInput, countField, dayField, idField, pemField } from '../fields'
import { child, textIn } from '../xml'

/**
 * Everything Enom knows of one certificate, with the issued file. The private key slot (PVT) never leaves the parser.
 * Enom CertGetCertDetail.
 */
export const certGetCertDetail = defineCommand({
  name: 'CertGetCertDetail',
  effect: 'read',
  timeoutMs: 30_000,
  input: z.object({ certId: certIdInput }),
  toForm: ({ certId }) => ({ CertID: certId, IncludeIntermediate: 'true' }),
  reply: z.object({
    certId: idField,
    orderId: idField.optional(),
    domainName: z.string().optional(),
    validityMonths: countField.optional(),
    orderDate: dayField.optional(),
    configDate: dayField.optional(),
    expirationDate: dayField.optional(),
    statusId: countField,
    status: z.string().optional(),
    statusDetail: z.string().optional(),
    orderStateName: z.string().optional(),
    reissueStatus: z.string().optional(),
    message: z.string().optional(),
    prodType: countField.optional(),
    productName: z.string().optional(),
    approverEmail: z.string().optional(),
    referenceId: z.string().optional(),
    certificatePem: pemField.optional(),
    chainPem: pemField.optional(),
  }),
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
      certificatePem: textIn(detail, 'SSLCertificate'),
      chainPem: bundle ?? (intermediates.join('\n') || undefined),
    }
  },
  recordable: ({ certId }) => ({ certId }),
})
