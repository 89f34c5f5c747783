import { createServer } from 'node:http'
import pg from 'pg'

// Loaded into the web process before its code: counts the statements sent to the database, and serves their number, the process's CPU time
// and the last statements on a separate port. A request also makes the sessions report their statements to PostgreSQL's statistics, which
// an idle session would otherwise do ten seconds later.
const KEPT = 60
let count = 0
const last = []
const sessions = new Set()
const { query } = pg.Client.prototype
pg.Client.prototype.query = function counted(...given) {
  count += 1
  last.push(typeof given[0] === 'string' ? given[0] : (given[0]?.text ?? ''))
  if (last.length > KEPT) last.shift()
  if (!sessions.has(this)) {
    sessions.add(this)
    this.once('end', () => sessions.delete(this))
  }
  return query.apply(this, given)
}
createServer(async (_request, response) => {
  const { user, system } = process.cpuUsage()
  await Promise.allSettled([...sessions].map((session) => query.call(session, 'select pg_stat_force_next_flush()')))
  response.end(JSON.stringify({ count, processor: (user + system) / 1000, last }))
})
  .listen(Number(process.env.KEELMARK_QUERY_COUNT_PORT), '127.0.0.1')
  .unref()
