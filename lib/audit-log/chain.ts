import { createHash } from 'node:crypto'
import type { Prisma } from '../db/generated/client'

/** Stands in for the previous hash in the first entry. */
export const FIRST = new Uint8Array(32)

export type Chained = {
  number: number
  at: Date
  actor: string
  action: string
  subjectKind: string
  subjectId: string | null
  before: Prisma.JsonValue
  after: Prisma.JsonValue
  previous: Uint8Array
}

/** Returns the SHA-256 hash of an entry combined with the previous hash. */
export function hashEntry({ previous, ...entry }: Chained): Uint8Array<ArrayBuffer> {
  const { number, at, actor, action, subjectKind, subjectId, before, after } = entry
  const text = JSON.stringify(ordered([number, at.toISOString(), actor, action, subjectKind, subjectId, before, after]))
  return new Uint8Array(createHash('sha256').update(previous).update(text).digest())
}

/** Sorts the fields of objects, because PostgreSQL stores them in its own order. */
function ordered(value: Prisma.JsonValue): Prisma.JsonValue {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, ordered(value[key] ?? null)]),
  )
}
