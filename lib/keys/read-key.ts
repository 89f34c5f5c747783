import { fromBER, Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import { AlgorithmIdentifier, ECPrivateKey, EncryptedContentInfo, EncryptedData, PrivateKeyInfo } from 'pkijs'
import { err, ok, type Result } from '../result'
import { fromPem } from './pem'
import { passwordBytes } from './protect-key'
import type { KeyPair, KeyProblem } from './types'

const RSA = '1.2.840.113549.1.1.1'
const EC = '1.2.840.10045.2.1'
const CURVES: Record<string, string> = { '1.2.840.10045.3.1.7': 'P-256', '1.3.132.0.34': 'P-384', '1.3.132.0.35': 'P-521' }
/** PBES2 (RFC 8018). Browsers support the ciphers and hashes below. */
const PBES2 = '1.2.840.113549.1.5.13'

/** Reads a key file in PKCS#8 (plain or encrypted), PKCS#1 or SEC 1, as PEM or DER. */
export async function readKey(file: Uint8Array, passphrase: string): Promise<Result<KeyPair, KeyProblem>> {
  const text = new TextDecoder().decode(file)
  if (text.includes('DEK-Info:')) return err({ code: 'old-protection' })
  const [der] = file[0] === 0x30 ? [new Uint8Array(file).buffer] : fromPem(text, 'PRIVATE KEY')
  try {
    return der ? await readDer(der, passphrase) : err({ code: 'no-key' })
  } catch {
    // The parts of a damaged file do not match.
    return err({ code: 'no-key' })
  }
}

async function readDer(der: ArrayBuffer, passphrase: string): Promise<Result<KeyPair, KeyProblem>> {
  const parts = sequenceIn(der)
  const [first, second] = parts
  if (first instanceof Integer) {
    const version = first.valueBlock.valueDec
    if (version === 3) return err({ code: 'store' })
    if (second instanceof Sequence) return importKey(der)
    if (second instanceof Integer) return importKey(wrapped(RSA, new Null(), der))
    if (second instanceof OctetString) {
      const { namedCurve } = ECPrivateKey.fromBER(der)
      return namedCurve ? importKey(wrapped(EC, new ObjectIdentifier({ value: namedCurve }), der)) : err({ code: 'unsupported' })
    }
  }
  return first instanceof Sequence && second instanceof OctetString ? openKey(first, second, passphrase) : err({ code: 'no-key' })
}

async function openKey(algorithm: Sequence, content: OctetString, passphrase: string): Promise<Result<KeyPair, KeyProblem>> {
  const contentEncryptionAlgorithm = new AlgorithmIdentifier({ schema: algorithm })
  if (contentEncryptionAlgorithm.algorithmId !== PBES2) return err({ code: 'old-protection' })
  if (passphrase === '') return err({ code: 'passphrase-missing' })
  const sealed = new EncryptedData({
    encryptedContentInfo: new EncryptedContentInfo({ contentEncryptionAlgorithm, encryptedContent: content }),
  })
  let opened: ArrayBuffer
  try {
    opened = await sealed.decrypt({ password: passwordBytes(passphrase) })
  } catch (fault) {
    // This is how WebCrypto reports a wrong passphrase; any other error means that it does not support the cipher.
    return err({ code: isWrong(fault) ? 'passphrase-wrong' : 'old-protection' })
  }
  // One in 256 wrong passphrases passes the padding check and yields garbage.
  const key = await importKey(opened)
  return !key.ok && key.error.code === 'no-key' ? err({ code: 'passphrase-wrong' }) : key
}

function isWrong(fault: unknown): boolean {
  return fault instanceof Error && fault.name === 'OperationError'
}

/** Imports the key in the browser, so that a damaged one is detected here, and computes the public half. */
async function importKey(der: ArrayBuffer): Promise<Result<KeyPair, KeyProblem>> {
  const [, algorithm] = sequenceIn(der)
  if (!(algorithm instanceof Sequence)) return err({ code: 'no-key' })
  try {
    const { algorithmId, algorithmParams } = new AlgorithmIdentifier({ schema: algorithm })
    const namedCurve = algorithmParams instanceof ObjectIdentifier ? CURVES[algorithmParams.valueBlock.toString()] : undefined
    if (algorithmId !== RSA && !(algorithmId === EC && namedCurve)) return err({ code: 'unsupported' })
    const usage = algorithmId === RSA ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } : { name: 'ECDSA', namedCurve: namedCurve ?? '' }
    const key = await crypto.subtle.importKey('pkcs8', der, usage, true, ['sign'])
    const { kty, n, e, crv, x, y } = await crypto.subtle.exportKey('jwk', key)
    const half = await crypto.subtle.importKey('jwk', n ? { kty, n, e } : { kty, crv, x, y }, usage, true, ['verify'])
    const [pkcs8, spki] = await Promise.all([crypto.subtle.exportKey('pkcs8', key), crypto.subtle.exportKey('spki', half)])
    return ok({ type: algorithmId === RSA ? 'rsa' : 'ec', pkcs8, spki })
  } catch {
    return err({ code: 'no-key' })
  }
}

function wrapped(algorithmId: string, algorithmParams: Null | ObjectIdentifier, key: ArrayBuffer): ArrayBuffer {
  const privateKeyAlgorithm = new AlgorithmIdentifier({ algorithmId, algorithmParams })
  return new PrivateKeyInfo({ privateKeyAlgorithm, privateKey: new OctetString({ valueHex: key }) }).toSchema().toBER()
}

/** Returns the elements of a DER sequence, or none if it is anything else. asn1js throws on some invalid input. */
function sequenceIn(der: ArrayBuffer) {
  try {
    const { result } = fromBER(der)
    return result instanceof Sequence ? result.valueBlock.value : []
  } catch {
    return []
  }
}
