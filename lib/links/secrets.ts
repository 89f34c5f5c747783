import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'
import { env } from '../config/env'

/** Returns a new 256-bit token in base64url: 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Returns the SHA-256 hash of a token, which is all that is stored. A 256-bit secret needs no salt. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** Returns the stored hash of a code. It is keyed and bound to its link, because without a key a million codes can be tried quickly. */
export function hashCode(linkId: string, code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', env.AUTH_SECRET).update(`sign-in code:${linkId}:${code}`).digest())
}
