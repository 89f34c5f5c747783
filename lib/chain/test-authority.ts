import 'reflect-metadata'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  type KeyUsageFlags,
  KeyUsagesExtension,
  Pkcs10CertificateRequestGenerator,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const WEB_SERVER = '1.3.6.1.5.5.7.3.1'

/** Tests only: a party with a name, keys and a certificate. */
export type Party = { name: string; keys: CryptoKeyPair; pem: string }

type Wish = {
  name: string
  issuer?: Party
  keys?: CryptoKeyPair
  ca?: boolean
  names?: string[]
  usage?: string
  /** For an authority only. If unset, the extension is omitted. */
  keyUsage?: KeyUsageFlags
  pathLength?: number
  notBefore?: string
  notAfter?: string
}

export function makeKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ECDSA, true, ['sign', 'verify'])
}

/** Tests only. Returns a party whose certificate is signed by `issuer`, or by itself. */
export async function makeParty(wish: Wish): Promise<Party> {
  const { name, issuer, keys = await makeKeys(), ca = true, names, usage = WEB_SERVER } = wish
  const certificate = await X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: `CN=${issuer?.name ?? name}`,
    publicKey: keys.publicKey,
    signingKey: issuer?.keys.privateKey ?? keys.privateKey,
    signingAlgorithm: ECDSA,
    notBefore: new Date(wish.notBefore ?? '2026-11-01T00:00:00Z'),
    notAfter: new Date(wish.notAfter ?? (ca ? '2036-11-01T00:00:00Z' : '2027-05-19T00:00:00Z')),
    extensions: [
      new BasicConstraintsExtension(ca, wish.pathLength, true),
      ...(ca && !wish.usage ? [] : [new ExtendedKeyUsageExtension([usage])]),
      ...(wish.keyUsage === undefined ? [] : [new KeyUsagesExtension(wish.keyUsage, true)]),
      ...(names ? [new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value })))] : []),
    ],
  })
  return { name, keys, pem: `${certificate.toString('pem')}\n` }
}

/** Tests only. Returns a request for `name` made with these keys. */
export async function makeRequestFor(name: string, keys: CryptoKeyPair): Promise<string> {
  const request = await Pkcs10CertificateRequestGenerator.create({ name: `CN=${name}`, keys, signingAlgorithm: ECDSA })
  return request.toString('pem')
}
