import type { Guard } from './guard'

const lease = { file: 'lib/jobs/lease.db.test.ts' }
const processes = { file: 'lib/worker/faults.db.test.ts' }
const breaker = { file: 'lib/registrar/breaker.db.test.ts' }
const mails = { file: 'lib/outbox/faults.db.test.ts' }

/** Worker, queue, outbox and the breaker. */
export const workerGuards: readonly Guard[] = [
  {
    promise: 'B10',
    file: 'lib/registrar/record-call.ts',
    find: '  await admit(accountId, command.name)',
    replace: '',
    test: { ...breaker, name: 'ten calls in a row without an answer' },
  },
  {
    promise: 'B10',
    file: 'lib/registrar/breaker.ts',
    find: 'OR: [{ nextProbeAt: null }, { nextProbeAt: { lte: at } }]',
    replace: '',
    test: { ...breaker, name: 'ten calls in a row without an answer' },
  },
  {
    promise: 'B10',
    file: 'lib/registrar/breaker.ts',
    find: "await enqueue(tx, 'certificate.resume_blocked', {}, { key: 'resume_blocked' })",
    replace: '',
    test: { ...breaker, name: 'the first answer lets go on what waits' },
  },
  {
    promise: 'B10',
    file: 'lib/registrar/breaker.ts',
    find: 'if (failures < FAILURES_TO_OPEN) return',
    replace: 'if (failures < 10 * FAILURES_TO_OPEN) return',
    test: { ...breaker, name: 'Enom is down for six hours' },
  },
  {
    promise: 'B11',
    file: 'lib/db/transaction.ts',
    find: 'if (leaseId !== null) await holdLease(tx, leaseId)',
    replace: '',
    test: { ...lease, name: 'a transaction of a worker that was taken over keeps nothing' },
  },
  {
    promise: 'B11',
    file: 'lib/db/sessions.ts',
    find: 'if (!rowCount) throw new LeaseLost()',
    replace: '',
    test: { ...lease, name: 'a worker that was taken over gets no session any more' },
  },
  {
    promise: 'B11',
    file: 'lib/jobs/take-over.ts',
    find: 'if (!(await endSessions(pool, id))) continue',
    replace: '',
    test: { ...lease, name: 'jobs of a silent worker are free' },
  },
  {
    promise: 'B11',
    file: 'lib/jobs/take-over.ts',
    find: ' and datname = current_database()',
    replace: '',
    test: { ...lease, name: 'a worker of another shop on the same server' },
  },
  {
    promise: 'B11',
    file: 'lib/jobs/take-over.ts',
    find: 'and not exists (select 1 from "WorkerLease" where name = locked_by)',
    replace: '',
    test: { ...lease, name: 'jobs of a silent worker are free' },
  },
  {
    promise: 'B11',
    file: 'lib/jobs/lease.ts',
    find: ' where id = $1 and "lostAt" is null',
    replace: ' where id = $1',
    test: { ...lease, name: 'a lease that was taken can never beat again' },
  },
  {
    promise: 'B11',
    file: 'lib/jobs/lease.ts',
    find: "if (held && since(held.lastBeat) > (held.limit * 3) / 4) throw new LeaseLost('this worker may have been taken over')",
    replace: '',
    test: { ...lease, name: 'a worker that cannot be heard stops before anybody may take over' },
  },
  {
    promise: 'B11',
    file: 'lib/jobs/lease.ts',
    find: 'if (since(lease.lastBeat) > (limit * 3) / 4) steadyFrom = at',
    replace: '',
    test: { ...lease, name: 'a worker that cannot be heard stops before anybody may take over' },
  },
  {
    promise: 'B12',
    file: 'lib/jobs/free-stray.ts',
    find: "where locked_by = $1 and locked_at < now() - $2 * interval '1 millisecond' and id <> all($3::bigint[])",
    replace: "where locked_by = $1 and locked_at < now() - $2 * interval '4 hours' and id <> all($3::bigint[])",
    test: { ...lease, name: 'a job the queue thinks is ours and is not runs again' },
  },
  {
    promise: 'B11',
    file: 'lib/outbox/deliver.ts',
    find: '    assertLeaseLive()',
    replace: '',
    test: { ...mails, name: 'a worker that may have been taken over hands no mail' },
  },
  {
    promise: 'B11',
    file: 'lib/worker/start-worker.ts',
    find: 'if (lease.isSteady()) await takeOverLost(pool, { ownId: lease.id, limit: leaseLimit })',
    replace: '',
    test: { ...processes, name: 'the work of a killed worker is taken over' },
  },
  {
    promise: 'B12',
    file: 'lib/db/sessions.ts',
    find: '  dropWhenSilent(client)',
    replace: '',
    test: { ...processes, name: 'when every connection to the database hangs half-open' },
  },
  {
    promise: 'B12',
    file: 'lib/worker/main.ts',
    find: 'if (!isConnectionLost(error)) process.exit(1)',
    replace: 'process.exit(1)',
    test: { ...processes, name: 'a job that ends while the database cannot be reached' },
  },
  {
    promise: 'C6',
    file: 'lib/outbox/queue-mail.ts',
    find: 'if (row) await sendSoon(tx, row.id)',
    replace: "if (row) setImmediate(async () => (await import('../db/transaction')).inTransaction((later) => sendSoon(later, row.id)))",
    test: { file: 'lib/jobs/staged.db.test.ts', name: 'of thousands of changes each has its job' },
  },
  {
    promise: 'C5',
    file: 'lib/email/send-mail.ts',
    find: 'createTransport(url.href)',
    replace: 'createTransport(smtpUrl)',
    test: { ...mails, name: 'a server that says nothing is waited for ten seconds' },
  },
  {
    promise: 'C5',
    file: 'lib/outbox/deliver.ts',
    find: 'if (unsure > DUPLICATES) return giveUp',
    replace: 'if (unsure > 100) return giveUp',
    test: { ...mails, name: 'hangs up before it says so gets it once more' },
  },
  {
    promise: 'C5',
    file: 'lib/outbox/sweep-unsent.ts',
    find: 'attempts => $',
    replace: 'attempts => 0 * $',
    test: { ...mails, name: 'mails of a day without a mail server are kept' },
  },
  {
    promise: 'C5',
    file: 'lib/outbox/queue-mail.ts',
    find: 'queue: `mail-${',
    replace: 'queue: undefined && `mail-${',
    test: { ...mails, name: 'mails take at most three of a worker’s hands' },
  },
]
