import { Certificate } from 'pkijs'
import { err, ok, type Result } from '../result'
import { makePfx } from './make-pfx'
import { fromPem, toPem } from './pem'
import { readKey } from './read-key'
import type { KeyFileForm, KeyProblem } from './types'

export type PackInput = {
  form: KeyFileForm
  /** The client's key file, and the passphrase that opens it. */
  file: Uint8Array
  passphrase: string
  /** The password of the new file; the HAProxy file has none. */
  password: string
  leafPem: string
  chainPem: string
  name: string
}

/** Returns a file with the certificate, its issuers and its private key, after checking that the key belongs to the certificate. */
export async function packKey({ form, file, passphrase, ...rest }: PackInput): Promise<Result<ArrayBuffer, KeyProblem>> {
  const key = await readKey(file, passphrase)
  if (!key.ok) return key
  const { type, pkcs8, spki } = key.value
  const certificates = [rest.leafPem, rest.chainPem].flatMap((pem) => fromPem(pem, 'CERTIFICATE'))
  const wanted = await lastBytes(publicKeyOf(certificates[0] ?? new ArrayBuffer(0)))
  const found = await lastBytes(spki)
  if (wanted.all !== found.all) return err({ code: 'another-certificate', wanted: wanted.end, found: found.end })
  if (form === 'haproxy') {
    const text = [...certificates.map((der) => toPem(der, 'CERTIFICATE')), toPem(pkcs8, 'PRIVATE KEY')].join('')
    return ok(new TextEncoder().encode(text).buffer)
  }
  if (form === 'old-windows' && type !== 'rsa') return err({ code: 'rsa-only' })
  const { password, name } = rest
  return ok(await makePfx({ pkcs8, certificates, password, name, forOldWindows: form === 'old-windows' }))
}

function publicKeyOf(certificate: ArrayBuffer): ArrayBuffer {
  return Certificate.fromBER(certificate).subjectPublicKeyInfo.toSchema().toBER()
}

/** Returns the SHA-256 of a public key: in full, and its last two bytes in the form that people compare. */
async function lastBytes(spki: ArrayBuffer): Promise<{ all: string; end: string }> {
  const pairs = Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', spki)), (byte) =>
    byte.toString(16).padStart(2, '0').toUpperCase(),
  )
  return { all: pairs.join(''), end: pairs.slice(-2).join(':') }
}
