/** A text to look for with `contains`: PostgreSQL's wildcards in it mean themselves (Prisma passes them on to LIKE as they are). */
export function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
