// @peculiar/x509 needs this before its own modules run.
import 'reflect-metadata'
import { type JsonAttributeObject, Name, Pkcs10CertificateRequestGenerator, SubjectAlternativeNameExtension } from '@peculiar/x509'
import type { KeyKind, KeyPair, RequestPlan } from './types'

const rsa = (modulusLength: number) => ({
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
})

const ALGORITHMS: Record<KeyKind, RsaHashedKeyGenParams | (EcKeyGenParams & EcdsaParams)> = {
  'rsa-2048': rsa(2048),
  'rsa-3072': rsa(3072),
  'rsa-4096': rsa(4096),
  'p-256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  'p-384': { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
}

/** Generates a key pair, and a certificate request for it as PEM. */
export async function makeRequest(plan: RequestPlan, kind: KeyKind): Promise<{ key: KeyPair; csr: string }> {
  const algorithm = ALGORITHMS[kind]
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const { names, country, state, locality, organization } = plan
  const subject = { C: country, ST: state, L: locality, O: organization, CN: names[0] }
  const request = await Pkcs10CertificateRequestGenerator.create({
    // The type is given explicitly, because a plain string is parsed according to RFC 4514, where quotes and a leading # have a special
    // meaning.
    name: new Name(Object.entries(subject).flatMap(([field, value]) => (value ? [{ [field]: [typed(field, value)] }] : []))),
    keys,
    signingAlgorithm: algorithm,
    extensions: [new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value })))],
  })
  const [pkcs8, spki] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', keys.privateKey),
    crypto.subtle.exportKey('spki', keys.publicKey),
  ])
  return { key: { type: kind.startsWith('rsa') ? 'rsa' : 'ec', pkcs8, spki }, csr: `${request.toString('pem')}\n` }
}

function typed(field: string, value: string): JsonAttributeObject {
  return field === 'C' ? { printableString: value } : { utf8String: value }
}
