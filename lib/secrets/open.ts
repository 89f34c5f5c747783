import { createDecipheriv } from 'node:crypto'
import { sealingKeys } from './keys'
import { NONCE_BYTES, TAG_BYTES } from './seal'

/** A sealed value that does not open here. */
export class SealError extends Error {
  override readonly name = 'SealError'
}

/**
 * Decrypts what `seal` made for the same context.
 * @throws SealError when the key is unknown, or the value was changed, cut or moved from another row. It never says what is inside.
 */
export function open(sealed: string, { context }: { context: string }, keys = sealingKeys): string {
  const [id, base64 = ''] = sealed.split(':')
  const key = keys.find((candidate) => candidate.id === id)
  if (!key) throw new SealError(`the secret of ${context} was sealed with a key this process does not have`)
  const bytes = Buffer.from(base64, 'base64')
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  // Node accepts tags as short as 4 bytes unless the length is demanded.
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
