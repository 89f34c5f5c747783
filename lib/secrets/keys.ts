import { env } from '../config/env'

export type SealingKey = { id: string; bytes: Buffer }

/**
 * Reads `<id>:<base64 of 32 bytes>,...`. The first key is used for sealing and all of them for opening, so put a new key in front of the
 * old one.
 */
export function readKeys(text: string): SealingKey[] {
  return text.split(',').map((entry) => {
    const [id = '', base64 = ''] = entry.split(':')
    return { id, bytes: Buffer.from(base64, 'base64') }
  })
}

export const sealingKeys = readKeys(env.SECRETS_KEYS)
