import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { err, ok, type Result } from '../../result'
import { secretIn } from '../keys/keys'
import { weaknessOf } from '../keys/weak-key'
import { readName } from '../names'
import { toPem } from '../pem'
import { readStructure, type Structure } from '../structure'
import type { CsrFacts, CsrProblem } from '../types'
import { findRequest } from './find-request'
import { isCertificate } from './is-certificate'
import { readSubject } from './read-subject'
import { verifyRequest } from './verify-request'

/** Enom CertConfigureCert accepts a CSR of up to 4,500 characters. */
const REQUEST_LIMIT = 4500
/** The maximum text length that is read. No request is this long, even inside a whole terminal session. */
const TEXT_LIMIT = 20_000

/**
 * Reads a certificate request (PKCS#10, RFC 2986) from whatever people paste: PEM in any state, bare base64, a terminal session. Verifies
 * its signature. Never throws, and retains nothing of a text that turns out to be a private key.
 */
export async function readRequest(text: string): Promise<Result<CsrFacts, CsrProblem>> {
  if (text.length > TEXT_LIMIT)
    return err(secretIn(text) ? { code: 'private_key' } : { code: 'text_too_long', characters: text.length, limit: TEXT_LIMIT })
  const found = findRequest(text)
  if (!found.ok) return found
  const der = found.value
  const pem = toPem(der, 'CERTIFICATE REQUEST')
  if (pem.length > REQUEST_LIMIT) return err({ code: 'too_long', characters: pem.length, limit: REQUEST_LIMIT })

  const structure = readStructure(der)
  if (!structure.ok) return err(structure.error.code === 'not_a_request' && isCertificate(der) ? { code: 'certificate' } : structure.error)
  if (structure.value.hasExplicitCurve) return err({ code: 'explicit_curve' })
  const key = readKey(structure.value)
  if (!key) return err({ code: 'unknown_key' })
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec') {
    const name = KEY_NAMES[key.asymmetricKeyType ?? '']
    return err(name ? { code: 'unsupported_key', key: name } : { code: 'unknown_key' })
  }
  const signature = verifyRequest(der, structure.value, key)
  if (typeof signature !== 'string') return err(signature)
  return ok({ pem, ...nameFacts(structure.value), ...keyFacts(key), signature })
}

const KEY_NAMES: Record<string, string> = {
  'rsa-pss': 'RSA-PSS',
  dsa: 'DSA',
  ed25519: 'Ed25519',
  ed448: 'Ed448',
  x25519: 'X25519',
  dh: 'DH',
}

function readKey({ publicKey }: Structure): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
  } catch {
    return null
  }
}

function nameFacts(structure: Structure) {
  const { commonNames, hasBlanks, ...subject } = readSubject(structure)
  const { alternativeNames, namesDiffer, hasChallengePassword } = structure
  const [commonName = '', ...otherCommonNames] = commonNames
  const host = readName(commonName)
  const names = [commonName, ...otherCommonNames, ...alternativeNames].filter(Boolean).map((name) => {
    const read = readName(name)
    return read.ok ? read.value.ascii : name.toLowerCase()
  })
  return {
    commonName,
    otherCommonNames,
    asciiName: host.ok ? host.value.ascii : '',
    unicodeName: host.ok ? host.value.unicode : commonName,
    names: [...new Set(names)],
    wildcard: host.ok ? host.value.wildcard : commonName.startsWith('*.'),
    ...(hasBlanks && { hasBlanks }),
    ...(namesDiffer && { namesDiffer }),
    ...(hasChallengePassword && { hasChallengePassword }),
    ...subject,
  }
}

const CURVES: Record<string, [name: string, bits: number]> = {
  prime256v1: ['P-256', 256],
  secp384r1: ['P-384', 384],
  secp521r1: ['P-521', 521],
}

function keyFacts(key: KeyObject) {
  const spkiSha256 = createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex')
    .toUpperCase()
  const details = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType === 'rsa') {
    const keyBits = details.modulusLength ?? 0
    const { n = '', e = '' } = key.export({ format: 'jwk' })
    // A larger key is refused for its size, so checking it would only waste time.
    const weakness = keyBits <= 4096 ? weaknessOf(toNumber(n), toNumber(e)) : undefined
    return { keyType: 'rsa' as const, keyBits, ...(weakness && { weakness }), spkiSha256 }
  }
  const curveName = details.namedCurve ?? 'unknown'
  const [curve, keyBits] = CURVES[curveName] ?? [curveName, Number(/\d{3}/.exec(curveName)?.[0] ?? 0)]
  return { keyType: 'ec' as const, keyBits, curve, spkiSha256 }
}

function toNumber(base64url: string): bigint {
  return BigInt(`0x${Buffer.from(base64url, 'base64url').toString('hex') || '0'}`)
}
