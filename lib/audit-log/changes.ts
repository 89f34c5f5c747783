import type { Prisma } from '../db/generated/client'

export type Change = { field: string; before: string | null; after: string | null }

/** Returns the fields that differ between two states, sorted by name. Nested fields are named `a.b`. */
export function changesOf(before: Prisma.JsonValue, after: Prisma.JsonValue): Change[] {
  const [old, present] = [flat(before), flat(after)]
  const fields = [...new Set([...old.keys(), ...present.keys()])].sort()
  // The fields of an action that has only one state, such as a refund with its reason, are returned unchanged.
  const isOneSided = before === null || after === null
  return fields
    .map((field) => ({ field, before: old.get(field) ?? null, after: present.get(field) ?? null }))
    .filter((change) => isOneSided || change.before !== change.after)
}

function flat(value: Prisma.JsonValue, prefix = ''): Map<string, string> {
  if (value === null) return new Map()
  if (typeof value !== 'object') return new Map([[prefix, String(value)]])
  if (Array.isArray(value) && value.every((part) => typeof part !== 'object')) return new Map([[prefix, value.join(', ')]])
  return new Map(Object.entries(value).flatMap(([key, part]) => [...flat(part ?? null, prefix ? `${prefix}.${key}` : key)]))
}
