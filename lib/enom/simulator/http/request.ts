import { createPublicKey } from 'node:crypto'
import { coveredNames } from '../names'
import type { Product } from '../products/products'
import { type Refusal, refuse } from '../refusals'
import { Pkcs10CertificateRequest } from '../x509'

const MOST_CHARACTERS = 4500

/** Contents of a certificate signing request, as returned by CertParseCSR. */
export type ParsedRequest = {
  pem: string
  request: Pkcs10CertificateRequest
  commonName: string
  organization: string
  organizationUnit: string
  locality: string
  state: string
  country: string
  email: string
}

/** Parses a CSR with or without PEM header lines, in either spelling, and verifies its signature. @throws Refusal in Enom's wording. */
export async function parseRequest(text: string): Promise<ParsedRequest> {
  if (!text.trim()) throw refuse.csrMissing()
  if (text.length > MOST_CHARACTERS) throw refuse.csrTooLong()
  const base64 = text.replace(/-----(BEGIN|END)( NEW)? CERTIFICATE REQUEST-----/g, '').replace(/\s/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) throw refuse.csrUnreadable()
  const request = await readSigned(new Uint8Array(Buffer.from(base64, 'base64')))
  const field = (name: string) => request.subjectName.getField(name)[0]?.trim() ?? ''
  return {
    pem: request.toString('pem'),
    request,
    commonName: field('CN'),
    organization: field('O'),
    organizationUnit: field('OU'),
    locality: field('L'),
    state: field('ST'),
    country: field('C'),
    email: field('E') || field('1.2.840.113549.1.9.1'),
  }
}

async function readSigned(der: Uint8Array<ArrayBuffer>): Promise<Pkcs10CertificateRequest> {
  try {
    const request = new Pkcs10CertificateRequest(der)
    if (await request.verify()) return request
  } catch {
    // Damaged or unknown structures get the same response as an invalid signature.
  }
  throw refuse.csrUnreadable()
}

/** Returns why this product cannot be issued for this request, or null. */
export function findRequestFault(parsed: ParsedRequest, product: Product): Refusal | null {
  if (coveredNames(parsed.commonName).length === 0) return refuse.domain()
  const isWildcard = parsed.commonName.startsWith('*.')
  if (product.wildcard && !isWildcard) return refuse.csrUnfit('The common name of a wildcard certificate must be *.sld.tld')
  if (!product.wildcard && isWildcard) return refuse.csrUnfit('This product does not allow a wildcard common name')
  if (!hasStrongKey(parsed.request)) return refuse.csrUnfit('The key of the CSR is too weak or of a kind that is not supported')
  if (product.level !== 'DV' && !parsed.organization) return refuse.csrUnfit('The CSR has no organization')
  if (product.level !== 'DV' && !parsed.country) return refuse.csrUnfit('The CSR has no country')
  return null
}

function hasStrongKey(request: Pkcs10CertificateRequest): boolean {
  const key = createPublicKey({ key: Buffer.from(request.publicKey.rawData), format: 'der', type: 'spki' })
  if (key.asymmetricKeyType === 'rsa') return (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048
  return key.asymmetricKeyType === 'ec' && ['prime256v1', 'secp384r1'].includes(key.asymmetricKeyDetails?.namedCurve ?? '')
}
