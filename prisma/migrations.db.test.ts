import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openMigrations, query } from '../scripts/test/test-migrations'

// How migrations change a database that already has rows.

const databaseUrl = process.env.DATABASE_URL ?? ''
const old = new URL(databaseUrl)
old.pathname += '_old'
const name = old.pathname.slice(1)
const migrations = await openMigrations()
const deploy = () => migrations.prisma(['migrate', 'deploy'], old.href)
const idOf = (number: number) => `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`

beforeEach(async () => {
  await query(databaseUrl, `drop database if exists "${name}" with (force)`)
  await query(databaseUrl, `create database "${name}"`)
})
afterAll(async () => {
  await migrations.remove()
  await query(databaseUrl, `drop database if exists "${name}" with (force)`)
})

/** Migrates to just before `first`, adds these rows without the rows they refer to, then runs the other migrations. */
async function migrateWith(sql: string, first = '20261126'): Promise<void> {
  await migrations.run(old.href, (each) => each < first)
  await query(old.href, `set session_replication_role = replica; ${sql}`)
  await migrations.run(old.href, (each) => each >= first)
}

/** Migrates to just before 26 November with Prisma's command line, and adds these rows. */
async function deployedWith(sql: string): Promise<void> {
  await migrations.take((each) => each < '20261126')
  expect(await deploy()).toMatchObject({ code: 0 })
  await query(old.href, sql)
  await migrations.take()
}

const attempt = (id: number, certificate: number, at: string) => `
  insert into "PurchaseAttempt" (id, "certificateId", "accountId", "enomProdType", years, "highestBefore", "startedAt")
  values ('${idOf(id)}', '${idOf(certificate)}', '${idOf(1)}', 23, 1, 0, '2026-11-25 ${at}');`

const call = (id: number, certificate: number, at: string, { command = 'PurchaseServices', account = 1 } = {}) => `
  insert into "EnomCall" (id, "accountId", "certificateId", command, input, "startedAt")
  values ('${idOf(id)}', '${idOf(account)}', '${idOf(certificate)}', '${command}', '{}', '2026-11-25 ${at}');`

test('each old purchase call is linked to the attempt that made it, and one older than any attempt to none', async () => {
  await migrateWith(
    [
      ...[attempt(101, 11, '10:00'), call(201, 11, '10:00')],
      ...[attempt(102, 12, '10:00'), call(202, 12, '10:01'), attempt(103, 12, '11:00'), call(203, 12, '11:01')],
      ...[call(204, 13, '09:00'), attempt(104, 13, '10:00'), call(205, 13, '10:01', { command: 'CertGetCerts' })],
      call(206, 11, '10:02', { account: 2 }),
    ].join(''),
  )
  const { rows } = await query(old.href, 'select id, "operationId" from "EnomCall" order by id')
  expect(rows).toEqual(
    [
      [201, 101],
      [202, 102],
      [203, 103],
      [204, null],
      [205, null],
      [206, null],
    ].map(([id, operationId]) => ({ id: idOf(id ?? 0), operationId: operationId ? idOf(operationId) : null })),
  )
  const checked = `select conname, convalidated from pg_constraint where conrelid = '"EnomCall"'::regclass and conname ~ 'operation' order by 1`
  expect((await query(old.href, checked)).rows).toEqual([
    { conname: 'EnomCall_operationId_fkey', convalidated: true },
    { conname: 'EnomCall_purchase_has_operation', convalidated: false },
  ])
})

test('purchases from the previous version are carried over unchanged, whatever their outcome, and so are the jobs waiting for them', async () => {
  const row = (id: number, state: string, more: { columns: string; values: string } = { columns: '', values: '' }) => `
    insert into "PurchaseAttempt" (id, "certificateId", "accountId", "enomProdType", years, quote, "highestBefore", state, "startedAt"${more.columns})
    values ('${idOf(id)}', '${idOf(1)}', '${idOf(1)}', 23, 1, 895, 7, '${state}', '2026-11-25 10:00'${more.values});`
  await migrateWith(
    [
      `create schema graphile_worker;
       create table graphile_worker._private_tasks (id int, identifier text);
       create table graphile_worker._private_jobs (id int, task_id int, payload json);
       insert into graphile_worker._private_tasks values (1, 'purchase.look'), (2, 'mail.send');
       insert into graphile_worker._private_jobs values (1, 1, '{"attemptId":"${idOf(104)}"}'), (2, 2, '{"mailId":"m"}');`,
      row(101, 'started', { columns: ', "openKey", "leaseId"', values: `, 'a:23', 9` }),
      row(102, 'bought', { columns: ', "enomCertId", "enomOrderId", "settledAt"', values: `, 11, 12, '2026-11-25 10:01'` }),
      row(103, 'refused', { columns: ', blocker, "problemText"', values: `, 'funds_needed', 'no funds'` }),
      row(104, 'unclear', { columns: ', looks, "lookedAt"', values: `, 3, '2026-11-25 10:02'` }),
      row(105, 'absent'),
      call(201, 1, '10:00')
        .replace('input, "startedAt")', 'input, "startedAt", "attemptId")')
        .replace(/\);$/, `, '${idOf(104)}');`),
    ].join(''),
    '20261128700000',
  )
  const about = 'kind, state, "inFlightKey", "leaseId", "enomCertId", "enomOrderId", outage, "problemText", "reconcileCount"'
  const { rows } = await query(old.href, `select ${about}, "closedAt", "reconciledAt" from "SupplierOperation" order by id`)
  const blank = { inFlightKey: null, leaseId: null, enomCertId: null, enomOrderId: null, outage: null, problemText: null }
  const same = { kind: 'purchase', ...blank, reconcileCount: 0, closedAt: null, reconciledAt: null }
  const at = (time: string) => new Date(`2026-11-25T${time}:00`)
  expect(rows).toEqual([
    { ...same, state: 'started', inFlightKey: 'a:23', leaseId: 9 },
    { ...same, state: 'succeeded', enomCertId: 11, enomOrderId: 12, closedAt: at('10:01') },
    { ...same, state: 'refused', outage: 'insufficient_funds', problemText: 'no funds' },
    { ...same, state: 'unknown', reconcileCount: 3, reconciledAt: at('10:02') },
    { ...same, state: 'absent' },
  ])
  expect((await query(old.href, 'select "operationId" from "EnomCall"')).rows).toEqual([{ operationId: idOf(104) }])
  const jobs = await query(old.href, 'select payload from graphile_worker._private_jobs order by id')
  expect(jobs.rows).toEqual([{ payload: { operationId: idOf(104) } }, { payload: { mailId: 'm' } }])
})

test('a submission in progress gets its operation, and tries recorded as events are counted on the certificate', async () => {
  const event = (id: number, certificate: number, kind: string, actor = 'system') => `
    insert into "CertificateEvent" (id, "certificateId", at, kind, actor)
    values ('${idOf(id)}', '${idOf(certificate)}', '2026-11-25 10:0${id % 10}', '${kind}', '${actor}');`
  const place = (id: number, hold: string | null) => `
    insert into "Certificate" (id, "orderId", "orderItemId", ordinal, "userId", "typeCode", years, stage, hold, "enomAccountId", "statusSince")
    values ('${idOf(id)}', '${idOf(1)}', '${idOf(id)}', 1, '${idOf(1)}', 'rapidssl', 2, 'submission', ${hold ? `'${hold}'` : 'null'}, '${idOf(1)}', '2026-11-25 09:00');`
  const bought = (id: number, state: string, at: string) => `
    insert into "PurchaseAttempt" (id, "certificateId", "accountId", "enomProdType", years, "highestBefore", state, "startedAt")
    values ('${idOf(id)}', '${idOf(25)}', '${idOf(1)}', 23, 1, 0, '${state}', '2026-11-25 ${at}');`
  const sent = (id: number, certificate: number, outcome: string | null) =>
    call(id, certificate, '10:00', { command: 'CertPurchaseCert' }) +
    (outcome ? `update "EnomCall" set outcome = '${outcome}' where id = '${idOf(id)}';` : '')
  await migrateWith(
    [
      `insert into "CertificateType" (code, "enomProdType", "enomService", family, brand, name, level, wildcard, "maxYears", "usualWait", "reorderDays", "carriesOver", position)
       values ('rapidssl', 23, 'Certificate-RapidSSL-RapidSSL', 'symantec', 'RapidSSL', 'RapidSSL', 'dv', false, 3, 'Minutes', 30, true, 1);`,
      `insert into "EnomAccount" (id, label, "loginId", "passwordSealed", "updatedAt") values ('${idOf(1)}', 'Main', 'keelmark', 'x', now());`,
      place(21, 'outcome_unknown') + sent(221, 21, 'doubtful') + event(301, 21, 'certificate.send_requested'),
      event(302, 21, 'certificate.send_repeated') + event(303, 21, 'certificate.send_repeated'),
      place(22, null) + sent(222, 22, null),
      place(23, null) + sent(223, 23, 'refused'),
      place(24, 'login_refused') + sent(224, 24, 'unauthorised'),
      place(25, null).replace("'submission'", "'purchase'"),
      bought(101, 'refused', '10:01') + event(305, 25, 'certificate.purchase_retried', 'staff:1'),
      bought(102, 'refused', '10:06') + bought(103, 'absent', '10:07') + bought(104, 'absent', '10:08') + bought(105, 'absent', '10:09'),
      ...[
        { id: 203, attempt: 103, outcome: 'unknown-outcome' },
        { id: 204, attempt: 104, outcome: 'doubtful' },
      ].map(
        ({ id, attempt: of, outcome }) => `
        insert into "EnomCall" (id, "accountId", "certificateId", command, input, "startedAt", "attemptId", outcome)
        values ('${idOf(id)}', '${idOf(1)}', '${idOf(25)}', 'PurchaseServices', '{}', '2026-11-25 10:07', '${idOf(of)}', '${outcome}');`,
      ),
    ].join(''),
    '20261128700000',
  )
  const operations = `select o."certificateId", o.state, o."inFlightKey", o.years, e.id as call from "SupplierOperation" o
    left join "EnomCall" e on e."operationId" = o.id where o.kind = 'submission' order by 1`
  expect((await query(old.href, operations)).rows).toEqual([
    { certificateId: idOf(21), state: 'unknown', inFlightKey: `submission:${idOf(21)}`, years: 2, call: idOf(221) },
    { certificateId: idOf(22), state: 'started', inFlightKey: `submission:${idOf(22)}`, years: 2, call: idOf(222) },
  ])
  const tries = 'select id, "refusedTries", "unansweredTries" from "Certificate" where "refusedTries" + "unansweredTries" > 0 order by 1'
  expect((await query(old.href, tries)).rows).toEqual([
    { id: idOf(21), refusedTries: 0, unansweredTries: 2 },
    { id: idOf(25), refusedTries: 2, unansweredTries: 1 },
  ])
})

test('what a buyer typed becomes the first issuance, each file belongs to one, and what staff released stays released', async () => {
  const certificate = (id: number) => `
    insert into "Certificate" (id, "orderId", "orderItemId", ordinal, "userId", "typeCode", years, stage)
    values ('${idOf(id)}', '${idOf(1)}', '${idOf(id)}', 1, '${idOf(1)}', 'rapidssl', 1, 'setup');`
  const file = (id: number, of: number, at: string) => `
    insert into "CertificateFile" (id, "certificateId", "leafPem", "chainPem", serial, fingerprint, issuer, "keyType", "notBefore", "notAfter", "receivedAt")
    values ('${idOf(id)}', '${idOf(of)}', 'leaf', 'chain', '1', '${id}', 'CA', 'RSA 2048', now(), now(), '2026-11-25 ${at}');`
  const typed = (of: number) => `
    insert into "Configuration" ("certificateId", "serverSoftware", "savedAt") values ('${idOf(of)}', 'nginx', '2026-11-25 09:00');`
  await migrateWith(
    [
      ...[certificate(11), typed(11), file(21, 11, '10:00'), file(22, 11, '12:00')],
      ...[certificate(12), file(23, 12, '10:00'), certificate(13), typed(13), certificate(14)],
      `insert into "CertificateEvent" (id, "certificateId", at, kind, actor)
       values ('${idOf(31)}', '${idOf(11)}', '2026-11-25 11:00', 'certificate.released', 'staff:1');`,
    ].join(''),
    '20261129',
  )
  const issuances = await query(
    old.href,
    `select c.id, i."serverSoftware", i.number, i."certificateId" = c.id as own from "Certificate" c left join "Issuance" i on i.id = c."issuanceId" order by 1`,
  )
  expect(issuances.rows).toEqual([
    { id: idOf(11), serverSoftware: 'nginx', number: 1, own: true },
    { id: idOf(12), serverSoftware: null, number: 1, own: true },
    { id: idOf(13), serverSoftware: 'nginx', number: 1, own: true },
    { id: idOf(14), serverSoftware: null, number: null, own: null },
  ])
  const files = await query(
    old.href,
    `select f.id, i."certificateId" = f."certificateId" as own, f."releasedAt" from "CertificateFile" f join "Issuance" i on i.id = f."issuanceId" order by 1`,
  )
  expect(files.rows).toEqual([
    { id: idOf(21), own: true, releasedAt: new Date('2026-11-25T11:00:00') },
    { id: idOf(22), own: true, releasedAt: null },
    { id: idOf(23), own: true, releasedAt: null },
  ])
})

test('two accounts with the same login stop the migration with a sentence that names both; once fixed, it continues', async () => {
  const account = (id: number, label: string, loginId: string) => `
    insert into "EnomAccount" (id, label, "loginId", "passwordSealed", "listLag", "updatedAt")
    values ('${idOf(id)}', '${label}', '${loginId}', 'x', ${id}, now());`
  await deployedWith(account(20, 'Main', 'keelmark') + account(40, 'Again', 'KeelMark'))
  const { code, said } = await deploy()
  expect(code).not.toBe(0)
  const [sentence = '', folder = ''] = /The Enom accounts .*--rolled-back (\w+)" and migrate again\./.exec(said) ?? []
  expect(sentence).toContain(`"Main" (${idOf(20)}) and "Again" (${idOf(40)}) are one login, keelmark: `)
  await query(old.href, `update "EnomAccount" set "loginId" = 'another' where label = 'Again'`)
  expect(await migrations.prisma(['migrate', 'resolve', '--rolled-back', folder], old.href)).toMatchObject({ code: 0 })
  expect(await deploy()).toMatchObject({ code: 0 })
  expect((await query(old.href, 'select "listLag" from "EnomAccount" order by id')).rows).toEqual([{ listLag: 30 }, { listLag: 40 }])
})

/** Prisma's advisory lock that lets one process migrate at a time. */
const TURN = 72_707_369

test('a process waiting to migrate does not block the one that is migrating', async () => {
  await deployedWith('')
  const held = new pg.Client({ connectionString: old.href })
  await held.connect()
  await held.query(`select pg_advisory_lock(${TURN})`)
  const both = [deploy(), deploy()]
  const waiting = `select 1 from pg_stat_activity where datname = '${name}' and wait_event = 'advisory'`
  await expect.poll(async () => (await query(old.href, waiting)).rowCount, { timeout: 30_000 }).toBe(2)
  await held.end()
  for (const { code, said } of await Promise.all(both)) expect([code, said]).toEqual([0, said])
})
