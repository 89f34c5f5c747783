import type { Prisma } from '../db/generated/client'

const SECRET = /password(?!SetAt)|secret|token|sealed|hash|privateKey/i
/** Longer texts are cut: an entry says what changed and is not a copy. */
const MAX_TEXT = 2000

/** Returns a value in a form that may be kept for ever: plain JSON, in which fields named like secrets say only that they existed. */
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
