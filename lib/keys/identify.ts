import { Certificate, CertificationRequest } from 'pkijs'
import { err, ok, type Result } from '../result'
import { fromPem } from './pem'
import { readKey } from './read-key'
import type { KeyProblem, PublicHalf } from './types'

const NOTHING = new ArrayBuffer(0)

/**
 * Returns the SHA-256, in upper-case hex, of the public key in a private key, a request or a certificate. Files that belong together have
 * the same hash.
 */
export async function identify(what: PublicHalf, file: Uint8Array, passphrase: string): Promise<Result<string, KeyProblem>> {
  if (what === 'key') {
    const read = await readKey(file, passphrase)
    return read.ok ? ok(await hashOf(read.value.spki)) : read
  }
  const text = new TextDecoder().decode(file)
  const [der] = file[0] === 0x30 ? [new Uint8Array(file).buffer] : fromPem(text, what === 'request' ? 'CERTIFICATE REQUEST' : 'CERTIFICATE')
  try {
    const { subjectPublicKeyInfo } = what === 'request' ? CertificationRequest.fromBER(der ?? NOTHING) : Certificate.fromBER(der ?? NOTHING)
    return ok(await hashOf(subjectPublicKeyInfo.toSchema().toBER()))
  } catch {
    return err({ code: what === 'request' ? 'no-request' : 'no-certificate' })
  }
}

async function hashOf(spki: ArrayBuffer): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', spki))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('')
}
