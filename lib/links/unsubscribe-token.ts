import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { env } from '../config/env'

/**
 * Returns the token with which an email client can unsubscribe a person from emails of this kind. It never expires and is valid for nothing
 * else.
 */
export function unsubscribeToken(userId: string, kind: string): string {
  const mac = createHmac('sha256', env.AUTH_SECRET).update(`unsubscribe:${userId}:${kind}`).digest('base64url')
  return `${userId}.${kind}.${mac}`
}

/** Returns the person and kind encoded in a token; null if the token is invalid. */
export function readUnsubscribeToken(token: string): { userId: string; kind: string } | null {
  const [userId = '', kind = ''] = token.split('.')
  if (!z.uuid().safeParse(userId).success) return null
  const [given, right] = [Buffer.from(token), Buffer.from(unsubscribeToken(userId, kind))]
  return given.length === right.length && timingSafeEqual(given, right) ? { userId, kind } : null
}
