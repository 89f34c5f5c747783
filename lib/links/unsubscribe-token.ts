import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { env } from '../config/env'

/** Returns the token with which a mail program switches off emails of this kind for a person. It never expires, and does nothing else. */
export function unsubscribeToken(userId: string, kind: string): string {
  const mac = createHmac('sha256', env.AUTH_SECRET).update(`unsubscribe:${userId}:${kind}`).digest('base64url')
  return `${userId}.${kind}.${mac}`
}

/** Returns the person and kind of a token; null if it is not one of ours. */
export function readUnsubscribeToken(token: string): { userId: string; kind: string } | null {
  const [userId = '', kind = ''] = token.split('.')
  if (!z.uuid().safeParse(userId).success) return null
  const [given, right] = [Buffer.from(token), Buffer.from(unsubscribeToken(userId, kind))]
  return given.length === right.length && timingSafeEqual(given, right) ? { userId, kind } : null
}
