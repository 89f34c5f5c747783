import 'reflect-metadata'
import { createHash, type X509Certificate } from 'node:crypto'
import { CertificatePolicyExtension, X509Certificate as Parsed } from '@peculiar/x509'
import { isIssuedBy, SERVER_AUTH } from './link'
import { factsOf, publicKeyOf } from './read-file'
import type { FileFacts } from './types'

/** What an authority checked, according to the policies of the Baseline Requirements §7.1.6.1 and the EV Guidelines. */
const POLICIES: Record<string, CertificateDetails['level']> = {
  '2.23.140.1.2.1': 'dv',
  '2.23.140.1.2.2': 'ov',
  '2.23.140.1.2.3': 'ov',
  '2.23.140.1.1': 'ev',
}

/** All the details people look for in a certificate. */
export type CertificateDetails = FileFacts & {
  /** `KEY=value` parts, in certificate order. */
  subject: readonly string[]
  /** The Common Name, otherwise the first DNS name, otherwise the organisation. Empty if there is none. */
  name: string
  level: 'dv' | 'ov' | 'ev' | null
  isAuthority: boolean
  isSelfSigned: boolean
  isForServers: boolean
  /** How the certificate was signed: `SHA-256` and `ECDSA`. Null if that can't be read. */
  signature: { hash: string | null; key: string } | null
  /** Upper-case hex. `spkiSha256` is the same in a request made with the same key. */
  sha1: string
  spkiSha256: string | null
  /** Where the issuer's certificate can be downloaded, if the certificate says so. */
  issuerUrl: string | null
  pem: string
}

/** Returns the details of a certificate, or null if its dates cannot be read. */
export function readDetails(certificate: X509Certificate): CertificateDetails | null {
  const facts = factsOf(certificate)
  if (!facts) return null
  const subject = (certificate.subject ?? '').split('\n').filter(Boolean)
  const field = (key: string) => subject.find((part) => part.startsWith(`${key}=`))?.slice(key.length + 1)
  const spki = publicKeyOf(certificate)?.export({ format: 'der', type: 'spki' })
  const usages = certificate.keyUsage
  return {
    ...facts,
    subject,
    name: field('CN') ?? facts.names[0] ?? field('O') ?? '',
    isAuthority: certificate.ca,
    isSelfSigned: isIssuedBy(certificate, certificate),
    isForServers: !usages || usages.includes(SERVER_AUTH),
    sha1: certificate.fingerprint.replaceAll(':', ''),
    spkiSha256: spki ? createHash('sha256').update(spki).digest('hex').toUpperCase() : null,
    issuerUrl: /^CA Issuers - URI:(https?:\/\/[\x21-\x7e]{1,500})$/m.exec(certificate.infoAccess ?? '')?.[1] ?? null,
    pem: certificate.toString(),
    ...parsedDetails(certificate),
  }
}

function parsedDetails({ raw }: X509Certificate): Pick<CertificateDetails, 'level' | 'signature'> {
  try {
    const parsed = new Parsed(raw)
    const policies = parsed.getExtension(CertificatePolicyExtension)?.policies ?? []
    const level = policies.map((policy) => POLICIES[policy]).find(Boolean) ?? null
    const { name, hash } = parsed.signatureAlgorithm
    const key = name.startsWith('RSASSA') ? 'RSA' : name
    return { level, signature: { hash: (typeof hash === 'string' ? hash : hash?.name) ?? null, key } }
  } catch {
    return { level: null, signature: null }
  }
}
