import { createCipheriv, randomBytes } from 'node:crypto'
import { sealingKeys } from './keys'

export const NONCE_BYTES = 12
export const TAG_BYTES = 16

/**
 * Encrypts a secret for the database (AES-256-GCM, NIST SP 800-38D): `<key id>:<base64 of nonce, tag, text>`. `context` is the row and
 * column to which the secret belongs; the secret cannot be opened with any other context.
 */
export function seal(text: string, { context }: { context: string }, keys = sealingKeys): string {
  const key = keys[0]
  if (!key) throw new Error('there is no key to seal with')
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `${key.id}:${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')}`
}
