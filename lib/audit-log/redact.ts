import type { Prisma } from '../db/generated/client'

const SECRET = /password(?!SetAt)|secret|token|sealed|hash|privateKey/i
/** Longer texts are truncated, because an entry shows what changed and need not be a full copy. */
const MAX_TEXT = 2000

/**
 * Returns a value in a form that can be stored permanently: plain JSON in which fields that look like secrets are replaced by a
 * placeholder.
 */
export function redact(value: object | null | undefined): Prisma.JsonObject | null {
  if (!value) return null
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) => {
      if (key && SECRET.test(key) && part !== null && part !== undefined && part !== '') return 'hidden'
      if (typeof part === 'bigint') return String(part)
      return typeof part === 'string' && part.length > MAX_TEXT ? `${part.slice(0, MAX_TEXT)}…` : part
    }),
  )
}
