import { createHash } from 'node:crypto'

/**
 * Returns a short string that identifies the contents of these fields. A form contains it, so that saving an outdated version is detected.
 */
export function versionOf(fields: object): string {
  const ordered = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(ordered)).digest('base64url').slice(0, 16)
}
