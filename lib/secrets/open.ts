import { createDecipheriv } from 'node:crypto'
import { sealingKeys } from './keys'
import { NONCE_BYTES, TAG_BYTES } from './seal'

/** Thrown if a sealed value cannot be opened. */
export class SealError extends Error {
  override readonly name = 'SealError'
}

/**
 * Decrypts a value that `seal` produced for the same context.
 * @throws SealError if the key is unknown, or the value was changed, truncated or moved from another row. The message never contains the
 * secret.
 */
export function open(sealed: string, { context }: { context: string }, keys = sealingKeys): string {
  const [id, base64 = ''] = sealed.split(':')
  const key = keys.find((candidate) => candidate.id === id)
  if (!key) throw new SealError(`the secret of ${context} was sealed with a key that this process does not have`)
  const bytes = Buffer.from(base64, 'base64')
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  // Node accepts tags as short as 4 bytes unless the length is checked.
  if (tag.length !== TAG_BYTES) throw new SealError(`the secret of ${context} is truncated`)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(context))
      .setAuthTag(tag)
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    throw new SealError(`the secret of ${context} was changed or belongs to another row`)
  }
}
