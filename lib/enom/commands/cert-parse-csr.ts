import { z } from 'zod'
import { defineCommand } from '../command'
import { certIdInput, csrInput } from '../fields'
import { child, textIn } from '../xml'

/** How Enom reads a CSR. Changes nothing. Enom CertParseCSR. */
export const certParseCsr = defineCommand({
  name: 'CertParseCSR',
  effect: 'read',
  timeoutMs: 30_000,
  input: z.object({ certId: certIdInput, csr: csrInput }),
  toForm: ({ certId, csr }) => ({ CertID: certId, CSR: csr }),
  reply: z.object({
    domainName: z.string(),
    organization: z.string().optional(),
    unit: z.string().optional(),
    locality: z.string().optional(),
    state: z.string().optional(),
    country: z.string().optional(),
    email: z.string().optional(),
  }),
  fromReply: (root) => {
    const parsed = child(root, 'CertParseCSR')
    return {
      domainName: textIn(parsed, 'DomainName'),
      organization: textIn(parsed, 'Organization'),
      unit: textIn(parsed, 'OrganizationUnit'),
      locality: textIn(parsed, 'Locality'),
      state: textIn(parsed, 'State'),
      country: textIn(parsed, 'Country'),
      email: textIn(parsed, 'Email'),
    }
  },
  recordable: ({ certId }) => ({ certId }),
})
