import { createServer } from 'node:http'
import pg from 'pg'

// Loaded into the web process before its code: counts the statements it sends to the database, and tells their number, the processor time of
// the process and the last statements at a port of its own.
const KEPT = 60
let count = 0
const last = []
const { query } = pg.Client.prototype
pg.Client.prototype.query = function counted(...given) {
  count += 1
  last.push(typeof given[0] === 'string' ? given[0] : (given[0]?.text ?? ''))
  if (last.length > KEPT) last.shift()
  return query.apply(this, given)
}
createServer((_request, response) => {
  const { user, system } = process.cpuUsage()
  response.end(JSON.stringify({ count, processor: (user + system) / 1000, last }))
})
  .listen(Number(process.env.KEELMARK_QUERY_COUNT_PORT), '127.0.0.1')
  .unref()
