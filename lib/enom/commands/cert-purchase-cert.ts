import { z } from 'zod'
import { saidSuccess } from '../answer/said-success'
import { saysNoFirst } from '../clear-no'
import { defineCommand } from '../command'
import { DV_METHODS, proof, proofIn } from '../domain-proof'
import type { EnomMessage } from '../errors'
import { certIdInput, optionalId, successField } from '../fields'
import { names, namesForm } from '../names'
import { child, textIn } from '../xml'

/**
 * Organisation that will use the certificate. The Comodo family requires these fields with every submission; a domain-validated certificate
 * without one leaves them blank.
 */
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
 * Messages from the authority, passed on by Enom, about a request it did not accept, whatever code accompanies them. The first is about
 * contacts.
 */
const NOT_TAKEN =
  /failure connecting to the geotrust api|\b(?:approver|(?:csr|certificate request|common ?name|CAA)\b)|WEAK_KEY|_CHECK_FAILED\b/i

/**
 * Whether a refusal proves that the request was not submitted: it names what is wrong with the request, or Enom refused before sending the
 * request on. Any other refusal may have come after the submission.
 */
function isClearNo(messages: readonly EnomMessage[]): boolean {
  return saysNoFirst(messages) || messages.every(({ text }) => NOT_TAKEN.test(text))
}

/**
 * Submits the configured request to the authority, which emails the approver. Costs nothing, because PurchaseServices has already charged
 * for it. After a lost response, CertGetCertDetail shows whether the request arrived. Enom CertPurchaseCert.
 */
export const certPurchaseCert = defineCommand({
  name: 'CertPurchaseCert',
  effect: 'once',
  timeoutMs: 90_000,
  input: z.object({
    certId: certIdInput,
    approverEmail: z.string().min(3),
    /** Methods other than email work only for the three single-name, domain-validated products of the DigiCert family. */
    method: z.enum(['email', 'dns', 'file']).optional(),
    requester: requester.optional(),
    dunsNumber: z.string().optional(),
    names: names.optional(),
  }),
  toForm: ({ certId, approverEmail, method, requester: who, dunsNumber, names: list }) => ({
    CertID: certId,
    ApproverEmail: approverEmail,
    DVAuthMethod: method && DV_METHODS[method],
    DUNSNumber: dunsNumber,
    ...namesForm(list),
    CSROrganization: who?.organization,
    CSROrganizationUnit: who?.unit,
    CSRAddress1: who?.address1,
    CSRAddress2: who?.address2,
    CSRLocality: who?.locality,
    CSRStateProvince: who?.region,
    CSRPostalCode: who?.postalCode,
    CSRCountry: who?.country,
  }),
  reply: z.object({ success: successField, certId: optionalId, authorityOrderId: z.string().optional(), proof }),
  fromReply: (root) => {
    const sent = child(root, 'CertPurchaseCert')
    return {
      success: saidSuccess(root, sent),
      certId: textIn(sent, 'CertID'),
      authorityOrderId: textIn(sent, 'GeoTrustOrderID'),
      proof: proofIn(sent),
    }
  },
  isAbout: (input, { certId }) => certId === undefined || certId === input.certId,
  isClearNo,
  recordable: ({ certId, method }) => ({ certId, method }),
})
