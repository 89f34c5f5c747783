import { z } from 'zod'
import { readName } from '../../csr/names'
import type { CertificateDetail } from '../../registrar/translation/types'

/** What a buyer publishes to prove control of a domain: one DNS record, or one file on the web server. */
const proofToPublish = z.discriminatedUnion('method', [
  z.object({ method: z.literal('dns'), type: z.enum(['CNAME', 'TXT']), name: z.string(), domain: z.string(), value: z.string() }),
  z.object({ method: z.literal('file'), url: z.string(), contents: z.string() }),
])

export type ProofToPublish = z.infer<typeof proofToPublish>

/** Returns the stored proof, or null. */
export function readProof(kept: unknown): ProofToPublish | null {
  return proofToPublish.safeParse(kept).data ?? null
}

/**
 * Returns what to publish, from Enom's response. The response gives a target and a label under the registered domain, where `@` is the
 * domain itself. Only for one old product does it also contain a record type, TXT. Null if nothing has to be published.
 */
export function toPublish(proof: CertificateDetail['proof'], domainName: string): ProofToPublish | null {
  const read = readName(domainName)
  if (!proof || !read.ok) return null
  const { dns, file } = proof
  if (proof.method === 'dns' && dns) {
    const domain = read.value.registrable
    const label = dns.entry.toLowerCase().replace(/\.$/, '')
    const name = label === '@' ? domain : label === domain || label.endsWith(`.${domain}`) ? label : `${label}.${domain}`
    return { method: 'dns', type: dns.type?.toUpperCase() === 'TXT' ? 'TXT' : 'CNAME', name, domain, value: dns.address }
  }
  if (proof.method === 'file' && file) {
    const url = URL.canParse(file.name) ? file.name : `http://${read.value.base}/${file.name.replace(/^\//, '')}`
    return { method: 'file', url, contents: file.contents }
  }
  return null
}
