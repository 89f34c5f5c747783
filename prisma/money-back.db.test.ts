import { afterAll, beforeAll, expect, test } from 'vitest'
import { DRIFT, openMigrations, query } from '../scripts/test/test-migrations'

// What the migrations make of a database in which disputes were columns of their order and lines of its history.

const databaseUrl = process.env.DATABASE_URL ?? ''
const old = new URL(databaseUrl)
old.pathname += '_old'
const name = old.pathname.slice(1)
const migrations = await openMigrations()
const deploy = () => migrations.prisma(['migrate', 'deploy'], old.href)
const idOf = (number: number) => `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`
const ask = async <Row extends object>(sql: string) => (await query<Row & Record<string, unknown>>(old.href, sql)).rows

afterAll(async () => {
  await migrations.remove()
  await query(databaseUrl, `drop database if exists "${name}" with (force)`)
})

type OrderEvent = {
  kind: 'disputed' | 'dispute_won' | 'dispute_lost' | 'refund_failed'
  dispute?: string
  by?: 'staff' | 'stripe'
  at: number
}
type CertificateEvent = { kind: string; by: 'staff' | 'system'; at: number; to?: string; why?: string }
type Certificate = { status?: string; events?: CertificateEvent[] }
type Billed = {
  kind: 'charge' | 'refund' | 'dispute_lost'
  status?: string
  amount?: number
  stripeId?: string | null
  charge?: number
  at?: number
}

/** An order as it was written before: what the columns said, and its history. Days are counted from the first of November. */
type Before = {
  what: string
  disputedAt?: number
  disputeLostAt?: number
  dueBy?: number
  events?: OrderEvent[]
  certificates?: Certificate[]
  billed?: Billed[]
}

const S = { by: 'staff' as const }

const ORDERS: Before[] = [
  { what: 'nobody disputed it' },
  { what: 'open', disputedAt: 3, dueBy: 20, events: [{ kind: 'disputed', dispute: 'du_1', at: 3 }] },
  { what: 'only a refused refund speaks of it', disputedAt: 3, events: [{ kind: 'refund_failed', at: 3 }] },
  {
    what: 'won before, and suspected again since',
    disputedAt: 6,
    events: [
      { kind: 'disputed', dispute: 'du_2', at: 3 },
      { kind: 'dispute_won', dispute: 'du_2', at: 4 },
      { kind: 'refund_failed', at: 6 },
    ],
  },
  {
    what: 'won',
    events: [
      { kind: 'disputed', dispute: 'du_3', at: 3 },
      { kind: 'dispute_won', dispute: 'du_3', at: 4 },
    ],
  },
  {
    what: 'staff wrote down that it was won',
    events: [
      { kind: 'disputed', dispute: 'du_4', at: 3 },
      { kind: 'dispute_won', at: 4, ...S },
    ],
  },
  {
    what: 'lost',
    disputedAt: 3,
    disputeLostAt: 5,
    events: [
      { kind: 'disputed', dispute: 'du_5', at: 3 },
      { kind: 'dispute_lost', dispute: 'du_5', at: 5 },
    ],
    billed: [{ kind: 'charge' }, { kind: 'dispute_lost', amount: 700, stripeId: 'du_5' }],
  },
  {
    what: 'staff wrote down that it was lost, which was paid twice',
    disputedAt: 3,
    disputeLostAt: 5,
    events: [
      { kind: 'disputed', dispute: 'du_6', at: 3 },
      { kind: 'dispute_lost', at: 5, ...S },
    ],
    billed: [
      { kind: 'charge' },
      { kind: 'charge' },
      { kind: 'dispute_lost', amount: 3800, stripeId: null },
      { kind: 'dispute_lost', amount: 3800, stripeId: null, charge: 1 },
    ],
  },
  {
    what: 'lost when all had gone back',
    disputedAt: 3,
    disputeLostAt: 5,
    events: [{ kind: 'dispute_lost', at: 5, ...S }],
    billed: [{ kind: 'charge' }, { kind: 'refund', amount: 3800 }],
  },
  {
    what: 'lost, and won after all',
    events: [
      { kind: 'disputed', dispute: 'du_7', at: 3 },
      { kind: 'dispute_lost', dispute: 'du_7', at: 4 },
      { kind: 'dispute_won', dispute: 'du_7', at: 5 },
    ],
    billed: [{ kind: 'charge' }, { kind: 'dispute_lost', amount: 3800, stripeId: 'du_7', status: 'failed' }],
  },
  {
    what: 'one of two won',
    disputedAt: 4,
    events: [
      { kind: 'disputed', dispute: 'du_8', at: 3 },
      { kind: 'disputed', dispute: 'du_9', at: 4 },
      { kind: 'dispute_won', dispute: 'du_8', at: 5 },
    ],
  },
  {
    what: 'two lost of one payment, and the rest refunded',
    disputedAt: 3,
    disputeLostAt: 4,
    events: [
      { kind: 'disputed', dispute: 'du_a', at: 3 },
      { kind: 'dispute_lost', dispute: 'du_a', at: 4 },
      { kind: 'disputed', dispute: 'du_b', at: 5 },
      { kind: 'dispute_lost', dispute: 'du_b', at: 6 },
    ],
    billed: [
      { kind: 'charge' },
      { kind: 'dispute_lost', amount: 500, stripeId: 'du_a' },
      { kind: 'dispute_lost', amount: 900, stripeId: 'du_b' },
      { kind: 'refund', amount: 400 },
      { kind: 'refund', amount: 300, status: 'pending' },
      { kind: 'refund', amount: 1900, status: 'failed' },
    ],
  },
  {
    what: 'staff had one of two bought anyway',
    disputedAt: 3,
    events: [{ kind: 'disputed', dispute: 'du_c', at: 3 }],
    certificates: [
      { status: 'provisioning', events: [{ kind: 'certificate.purchase_retried', at: 4, to: 'provisioning', ...S }] },
      { status: 'purchase_failed', events: [{ kind: 'certificate.purchase_retried', at: 2, to: 'provisioning', ...S }] },
      { status: 'provisioning', events: [{ kind: 'certificate.activated', at: 5, to: 'provisioning', ...S }] },
      { status: 'purchase_failed', events: [{ kind: 'certificate.cost_accepted', at: 5, to: 'provisioning', by: 'system' }] },
    ],
  },
  {
    what: 'staff decided while it was open, which is lost now',
    disputedAt: 3,
    disputeLostAt: 5,
    events: [
      { kind: 'disputed', dispute: 'du_d', at: 3 },
      { kind: 'dispute_lost', dispute: 'du_d', at: 5 },
    ],
    certificates: [
      { status: 'provisioning', events: [{ kind: 'certificate.cost_accepted', at: 4, to: 'provisioning', ...S }] },
      { status: 'provisioning', events: [{ kind: 'certificate.cost_accepted', at: 6, to: 'provisioning', ...S }] },
      { status: 'cancelled', events: [{ kind: 'certificate.cancelled', at: 5, to: 'cancelled', by: 'system', why: 'dispute_lost' }] },
      { status: 'cancelled', events: [{ kind: 'certificate.cancelled', at: 4, to: 'cancelled', ...S }] },
    ],
    billed: [{ kind: 'charge' }, { kind: 'dispute_lost', amount: 3800, stripeId: 'du_d' }],
  },
]

const day = (at: number | undefined) => (at === undefined ? 'null' : `'2026-11-${String(at).padStart(2, '0')} 12:00'`)
const text = (value: string | null | undefined) => (value ? `'${value}'` : 'null')
const orderId = (at: number) => idOf(1000 + at)
const certificateId = (order: number, at: number) => idOf(100_000 + order * 100 + at)
const billedId = (order: number, at: number) => idOf(200_000 + order * 100 + at)

function write(order: Before, at: number): string {
  const { events = [], certificates = [{}], billed = [{ kind: 'charge' }] } = order
  const id = orderId(at)
  return [
    `insert into "Order" (id, number, "userId", email, status, currency, total, "basketHash", "disputedAt", "disputeLostAt", "disputeDueBy")
     values ('${id}', ${at + 1}, '${idOf(1)}', 'a@b.test', 'paid', 'USD', 3800, 'x', ${day(order.disputedAt)}, ${day(order.disputeLostAt)}, ${day(order.dueBy)});`,
    ...events.map(
      ({ kind, dispute, by = 'stripe', at: when }, index) =>
        `insert into "OrderEvent" (id, "orderId", at, kind, actor, detail) values ('${idOf(300_000 + at * 100 + index)}', '${id}', ${day(when)},
         'order.${kind}', '${by === 'staff' ? 'staff:1' : by}', '${JSON.stringify(dispute ? { disputeId: dispute } : {})}');`,
    ),
    ...certificates.flatMap(({ status = 'provisioning', events: moves = [] }, index) => [
      `insert into "Certificate" (id, "orderId", "orderItemId", ordinal, "userId", "typeCode", years, status)
       values ('${certificateId(at, index)}', '${id}', '${idOf(2)}', ${at * 100 + index}, '${idOf(1)}', 'rapidssl', 1, '${status}');`,
      ...moves.map(
        ({ kind, by, at: when, to, why }, move) =>
          `insert into "CertificateEvent" (id, "certificateId", at, kind, "to", actor, detail)
           values ('${idOf(400_000 + at * 1000 + index * 10 + move)}', '${certificateId(at, index)}', ${day(when)}, '${kind}', ${text(to)},
           '${by === 'staff' ? 'staff:1' : by}', '${JSON.stringify(why ? { why } : {})}');`,
      ),
    ]),
    ...billed.map(
      ({ kind, status = 'succeeded', amount = 3800, stripeId, charge = 0, at: when = 2 }, index) =>
        `insert into "BillingRecord" (id, "orderId", kind, status, amount, currency, "stripeId", "chargeId", "idempotencyKey", actor, "createdAt")
         values ('${billedId(at, index)}', '${id}', '${kind}', '${status}', ${amount}, 'USD',
         ${stripeId === undefined ? `'${kind}_${at}_${index}'` : text(stripeId)}, ${kind === 'charge' ? 'null' : `'${billedId(at, charge)}'`},
         '${kind}:${at}:${index}', 'stripe', ${day(when)});`,
    ),
  ].join('\n')
}

type Read = { lock: unknown[]; disputed: unknown[]; left: unknown[]; lost: unknown[]; cancelledByLoss: unknown[] }

/** What everyone read before, by the rules of then. */
const readBefore = async (): Promise<Read> => ({
  lock: await ask(`select o.number, case when o."disputeLostAt" is not null then 'lost' when o."disputedAt" is not null then 'open' end as lock,
    o."disputeDueBy" as "dueBy", o."disputedAt" is not null and o."disputeLostAt" is null and coalesce((select e.kind from "OrderEvent" e
      where e."orderId" = o.id and e.kind in ('order.disputed', 'order.dispute_won', 'order.dispute_lost') order by e.id desc limit 1), '')
      not in ('order.disputed') and not exists (select 1 from "OrderEvent" e where e."orderId" = o.id and e.kind = 'order.disputed'
        and not exists (select 1 from "OrderEvent" f where f."orderId" = o.id and f.id > e.id and f.kind = 'order.dispute_won'
          and f.detail->>'disputeId' = e.detail->>'disputeId')) as suspected
    from "Order" o order by o.number`),
  disputed:
    await ask(`select c.id from "Certificate" c join "Order" o on o.id = c."orderId" where o."disputedAt" is not null and not exists (
    select 1 from "CertificateEvent" e where e."certificateId" = c.id and e.kind in ('certificate.purchase_retried', 'certificate.cost_accepted')
      and e.actor like 'staff:%' and e.at >= coalesce(o."disputeLostAt", o."disputedAt")) order by c.id`),
  left: await ask(`select p.id, p.amount - coalesce((select sum(r.amount) from "BillingRecord" r where r."chargeId" = p.id
    and r.kind in ('refund', 'dispute_lost') and r.status <> 'failed'), 0)::int as left from "BillingRecord" p where p.kind = 'charge' order by p.id`),
  lost: await ask(`select p."orderId", b.amount, b.status = 'succeeded' as counts from "BillingRecord" b join "BillingRecord" p on p.id = b."chargeId"
    where b.kind = 'dispute_lost' order by 1, 2, b."stripeId"`),
  cancelledByLoss:
    await ask(`select c.id from "Certificate" c where c.status = 'cancelled' and (select e.detail->>'why' from "CertificateEvent" e
    where e."certificateId" = c.id and e."to" is not null order by e.id desc limit 1) = 'dispute_lost' order by 1`),
})

/** What they read now. */
const readAfter = async (): Promise<Read> => ({
  lock: await ask(`select o.number, case when bool_or(d.status = 'lost') then 'lost' when bool_or(d.status = 'open') then 'open' end as lock,
    min(d."dueBy") filter (where d.status = 'open') as "dueBy",
    coalesce(bool_or(d.status = 'open') and bool_and(d."stripeId" is null) filter (where d.status = 'open'), false) as suspected
    from "Order" o left join "Dispute" d on d."orderId" = o.id group by o.id order by o.number`),
  disputed: await ask(`select c.id from "Certificate" c where exists (select 1 from "Dispute" d where d."orderId" = c."orderId"
    and d.status in ('open', 'lost') and not exists (select 1 from "DisputeDecision" s
      where s."disputeId" = d.id and s."certificateId" = c.id and s.decision = 'purchase_anyway')) order by c.id`),
  left: await ask(`select p.id, (p.amount - coalesce((select sum(r.amount) from "BillingRecord" r where r."chargeId" = p.id and r.kind = 'refund'
      and r.status <> 'failed'), 0) - coalesce((select sum(d."lostAmount") from "Dispute" d where d."chargeId" = p.id and d.status = 'lost'), 0))::int
      as left from "BillingRecord" p where p.kind = 'charge' order by p.id`),
  lost: await ask(`select d."orderId", d."lostAmount" as amount, d.status = 'lost' as counts from "Dispute" d where d."lostAmount" > 0
    order by 1, 2, d."stripeId"`),
  cancelledByLoss: await ask(`select c.id from "Certificate" c join "DisputeDecision" s on s."certificateId" = c.id
    where c.status = 'cancelled' and s.decision = 'cancelled' and s."decidedBy" = 'system' order by 1`),
})

let before: Read
let after: Read

beforeAll(async () => {
  await query(databaseUrl, `drop database if exists "${name}" with (force)`)
  await query(databaseUrl, `create database "${name}"`)
  await migrations.take((each) => each < '202611283')
  expect(await deploy()).toMatchObject({ code: 0 })
  await query(old.href, `set session_replication_role = replica; ${ORDERS.map(write).join('\n')}`)
  before = await readBefore()
  await migrations.take()
  const { code, said } = await deploy()
  expect([code, said]).toEqual([0, said])
  after = await readAfter()
})

test('what is locked, until when Stripe takes an answer and what is only suspected reads the same as before', () => {
  expect(after.lock).toEqual(before.lock)
  expect(new Set(before.lock.map((row) => Object(row).lock))).toEqual(new Set([null, 'open', 'lost']))
})

test('the certificates that are not bought because of a dispute are the same, and so are those that its loss cancelled', () => {
  expect(after.disputed).toEqual(before.disputed)
  expect(after.cancelledByLoss).toEqual(before.cancelledByLoss)
  expect([before.disputed.length, before.cancelledByLoss.length]).not.toContain(0)
})

test('what the bank took and what is left of each payment is the same', () => {
  expect(after.lost).toEqual(before.lost)
  expect(after.left).toEqual(before.left)
})

test('the migrated database is the schema', async () => {
  expect(await migrations.prisma(DRIFT, old.href)).toMatchObject({ code: 0 })
})
