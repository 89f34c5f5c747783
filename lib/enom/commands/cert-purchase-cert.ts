import { z } from 'zod'
import { defineCommand } from '../command'
import { certIdInput } from '../fields'
import { child, textIn } from '../xml'

/** Who will use the certificate; the Comodo family wants it with every submission, blank where a domain validated certificate has none. */
const requester = z.object({
  organization: z.string(),
  unit: z.string(),
  address1: z.string(),
  address2: z.string(),
  locality: z.string(),
  region: z.string(),
  postalCode: z.string(),
  country: z.string().regex(/^([A-Z]{2})?$/),
})

export type Requester = z.infer<typeof requester>

/**
 * Submits the configured request to the authority, which mails the approver. Spends nothing: the money went at PurchaseServices.
 * After a lost answer CertGetCertDetail tells whether it arrived. Enom CertPurchaseCert.
 */
export const certPurchaseCert = defineCommand({
  name: 'CertPurchaseCert',
  effect: 'once',
  timeoutMs: 90_000,
  input: z.object({ certId: certIdInput, approverEmail: z.string().min(3), requester: requester.optional() }),
  toForm: ({ certId, approverEmail, requester: who }) => ({
    CertID: certId,
    ApproverEmail: approverEmail,
    CSROrganization: who?.organization,
    CSROrganizationUnit: who?.unit,
    CSRAddress1: who?.address1,
    CSRAddress2: who?.address2,
    CSRLocality: who?.locality,
    CSRStateProvince: who?.region,
    CSRPostalCode: who?.postalCode,
    CSRCountry: who?.country,
  }),
  reply: z.object({ authorityOrderId: z.string().optional() }),
  fromReply: (root) => ({ authorityOrderId: textIn(child(root, 'CertPurchaseCert'), 'GeoTrustOrderID') }),
  recordable: ({ certId }) => ({ certId }),
})
