import type { Tx } from '../db/transaction'

/** Returns the names of the API tokens with these ids, keyed by the form stored in rows: `token:<id>`. */
export async function tokenNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const tokens = await tx.apiToken.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })
  return new Map(tokens.map(({ id, name }) => [`token:${id}`, tokenText(name)]))
}

/** Returns the display name of an API token with this name. */
export function tokenText(name: string): string {
  return `API token “${name}”`
}
