import { PKCS8ShroudedKeyBag, PrivateKeyInfo } from 'pkijs'

/** The number of times the password is hashed, so that each guess costs a fraction of a second. */
export const ITERATIONS = 100_000

/** The parameters of PBES2 with AES-256 and PBKDF2-HMAC-SHA-256 (RFC 8018). */
export function aes256(password: string) {
  return {
    password: passwordBytes(password),
    // The type requires an iv; pkijs generates a random one for each file and ignores this one.
    contentEncryptionAlgorithm: { name: 'AES-CBC' as const, length: 256, iv: new Uint8Array(16) },
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: ITERATIONS,
  }
}

/** Returns a key encrypted with AES-256 under a password. */
export async function protectKey(pkcs8: ArrayBuffer, password: string): Promise<PKCS8ShroudedKeyBag> {
  const bag = new PKCS8ShroudedKeyBag({ parsedValue: PrivateKeyInfo.fromBER(pkcs8) })
  await bag.makeInternalValues(aes256(password))
  return bag
}

export function passwordBytes(password: string): ArrayBuffer {
  return new TextEncoder().encode(password).buffer
}
