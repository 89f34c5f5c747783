import { createServer } from 'node:http'
import pg from 'pg'

// Loaded into the web process before its code: counts the statements it sends to the database and tells the number at a port of its own.
let count = 0
const { query } = pg.Client.prototype
pg.Client.prototype.query = function counted(...given) {
  count += 1
  return query.apply(this, given)
}
createServer((_request, response) => response.end(String(count)))
  .listen(Number(process.env.KEELMARK_QUERY_COUNT_PORT), '127.0.0.1')
  .unref()
