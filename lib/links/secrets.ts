import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'
import { env } from '../config/env'

/** A new 256-bit token in base64url: 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token: its SHA-256. A 256-bit secret needs no salt. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

/** A new six-digit code. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** What is kept of a code: a keyed hash bound to its link, since a million codes are soon tried without the key. */
export function hashCode(linkId: string, code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', env.AUTH_SECRET).update(`sign-in code:${linkId}:${code}`).digest())
}
