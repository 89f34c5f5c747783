import { z } from 'zod'
import { textIn, type XmlElement } from './xml'

/** Ways to prove control of a domain: an email to an approver, a DNS record or a file. Enom's `DVAuthMethod`. */
export const DV_METHODS = { email: 'Email', dns: 'DNS', file: 'File' } as const

export type DvMethod = keyof typeof DV_METHODS

/** Values to publish, from responses that contain them. Empty values are left out. */
export const proof = z
  .object({
    method: z.enum(['email', 'dns', 'file']).optional(),
    dns: z.object({ entry: z.string(), address: z.string(), type: z.string().optional() }).optional(),
    file: z.object({ name: z.string(), contents: z.string() }).optional(),
  })
  .optional()

export type DomainProof = NonNullable<z.infer<typeof proof>>

/** Returns the domain validation fields of a response. Enom CertGetCertDetail, CertPurchaseCert, CertConfigureCert. */
export function proofIn(element: XmlElement | undefined): DomainProof | undefined {
  const said = textIn(element, 'DVAuthMethod')?.toLowerCase()
  const method = said === 'email' || said === 'dns' || said === 'file' ? said : undefined
  const [entry, address, type] = [textIn(element, 'DNSAuthEntry'), textIn(element, 'DNSAuthAddress'), textIn(element, 'DNSAuthType')]
  const [name, contents] = [textIn(element, 'FileAuthName'), textIn(element, 'FileAuthContents')]
  const found: DomainProof = {
    ...(method ? { method } : {}),
    ...(entry && address ? { dns: { entry, address, ...(type ? { type } : {}) } } : {}),
    ...(name && contents ? { file: { name, contents } } : {}),
  }
  return Object.keys(found).length ? found : undefined
}
