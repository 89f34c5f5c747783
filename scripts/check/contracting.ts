/** Statements that remove something a process of the previous version may still read, or require something it does not write. */
const CONTRACTING = [
  /\bDROP\s+(TABLE|COLUMN|TYPE|VIEW)\b/i,
  /\bRENAME\s+(TO|COLUMN|VALUE)\b/i,
  /\bALTER\s+COLUMN\s+"?\w+"?\s+(SET\s+DATA\s+)?TYPE\b/i,
  /\bSET\s+NOT\s+NULL\b/i,
  /\bADD\s+COLUMN\s+"?\w+"?(?![^,;]*\bDEFAULT\b)[^,;]*\bNOT\s+NULL\b/i,
]
const REASON = /^-- Contract: \S+/m

/**
 * Returns the statements of a migration that would break the previous version. Returns none for a migration with a line `-- Contract: …`
 * explaining why no running version needs what it removes. See docs/operation.md, "Updates without an outage".
 */
export function contractingStatements(sql: string): string[] {
  if (REASON.test(sql)) return []
  return sql
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim().replaceAll(/\s+/g, ' '))
    .filter((statement) => CONTRACTING.some((pattern) => pattern.test(statement)))
}
