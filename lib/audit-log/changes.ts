import type { Prisma } from '../db/generated/client'

/** A changed field. `path`: the names that lead to it; `field`: the same, as `a.b`. */
export type Change = { field: string; path: readonly string[]; before: string | null; after: string | null }

/** Returns the fields that differ between two states, sorted by name. */
export function changesOf(before: Prisma.JsonValue, after: Prisma.JsonValue): Change[] {
  const [old, present] = [flat(before), flat(after)]
  const paths = new Map([...old, ...present].map(([field, { path }]) => [field, path] as const))
  // The fields of an action that has only one state, such as a refund with its reason, are returned unchanged.
  const isOneSided = before === null || after === null
  return [...paths]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([field, path]) => ({ field, path, before: old.get(field)?.value ?? null, after: present.get(field)?.value ?? null }))
    .filter((change) => isOneSided || change.before !== change.after)
}

type Leaf = { path: readonly string[]; value: string }

function flat(value: Prisma.JsonValue, path: readonly string[] = []): Map<string, Leaf> {
  const leaf = (text: string) => new Map([[path.join('.'), { path, value: text }]])
  if (value === null) return new Map()
  if (typeof value !== 'object') return leaf(String(value))
  if (Array.isArray(value) && value.every((part) => typeof part !== 'object')) return leaf(value.join(', '))
  return new Map(Object.entries(value).flatMap(([key, part]) => [...flat(part ?? null, [...path, key])]))
}
