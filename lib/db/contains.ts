/** Returns a search text for `contains` with PostgreSQL's wildcards escaped (Prisma passes them to LIKE unchanged). */
export function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
