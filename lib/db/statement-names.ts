import { createHash } from 'node:crypto'

/** The number of statements that get a name. Each takes memory in every connection that runs it. */
const MAX_NAMED = 100
/** A statement gets a name when it runs this often. */
const MIN_USES = 10
/** The number of texts that are counted. Lists of different lengths produce many texts that rarely recur. */
const MAX_COUNTED = 2_000

/**
 * Returns a function that names the statements a process uses often, so that PostgreSQL parses and plans them once per connection. It
 * returns an empty name for all others. Not for connections through a pooler, whose sessions each know only the names prepared in them.
 */
export function statementNames(): (query: { sql: string }) => string {
  const uses = new Map<string, number>()
  const names = new Map<string, string>()
  return ({ sql }) => {
    const named = names.get(sql)
    if (named !== undefined || names.size === MAX_NAMED) return named ?? ''
    const count = (uses.get(sql) ?? 0) + 1
    if (count < MIN_USES) {
      if (uses.size === MAX_COUNTED) uses.clear()
      uses.set(sql, count)
      return ''
    }
    uses.delete(sql)
    // The same name never means another statement, not even in a session of another process.
    const name = `keelmark_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`
    names.set(sql, name)
    if (names.size === MAX_NAMED) uses.clear()
    return name
  }
}
