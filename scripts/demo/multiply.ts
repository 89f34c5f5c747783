import pg from 'pg'
import type { Random } from '../../e2e/faults/plan/random'

/** An order that is to be like one of the past, at another moment. */
export type Moment = { at: Date; number: number }

/** The `n`-th copy of an order: `shift` is in milliseconds. */
export type Copy = { n: number; orderId: string; shift: number }

type Example = { id: string; at: Date; lasts: number }

/** How far apart the numbers at Enom of two copies of one certificate are; the past itself has fewer certificates than that. */
export const ENOM_STEP = 1_000
/** Only as many of the examples nearest in time are drawn from, so that a copy has the files and prices of its season. */
const NEAREST = 6

// A copy's id keeps the part that sorts by age; its last part is new.
const COPY_ID = `
  create or replace function pg_temp.copy_id(id uuid, n int, shift bigint) returns uuid language sql immutable strict as $$
    select (lpad(to_hex(('x' || left(hex, 12))::bit(48)::bigint + shift), 12, '0') || substr(hex, 13, 8) || left(md5(hex || n), 12))::uuid
      from (select replace(id::text, '-', '') as hex) h
  $$`

/** The copy's number that a copied payment page ends in; null where it is none. */
const COPY_NUMBER = `substring("stripeSessionId" from '_([0-9]+)$')::int`

const NEW_ORDER = 'pg_temp.copy_id(m.order_id, m.n, m.shift)::text'
const withOwnIds = (text: string) =>
  `replace(replace(${text}, m.order_id::text, ${NEW_ORDER}), coalesce(t."certificateId"::text, '-'), coalesce(pg_temp.copy_id(t."certificateId", m.n, m.shift)::text, '-'))`
const tagged = (column: string) => `t."${column}" || '_' || m.n`
const numbered = (column: string) => `t."${column}" + m.n * ${ENOM_STEP}`

const OF_CERTIFICATE = '(select c."orderId" from "Certificate" c where c.id = t."certificateId")'

/** The tables with rows about an order, parents first, and which order a row belongs to. */
const TABLES: Readonly<Record<string, string>> = {
  Order: 't.id',
  OrderItem: 't."orderId"',
  OrderEvent: 't."orderId"',
  PaymentSession: 't."orderId"',
  Charge: 't."orderId"',
  Invoice: 't."orderId"',
  Certificate: 't."orderId"',
  Issuance: OF_CERTIFICATE,
  CertificateFile: OF_CERTIFICATE,
  CertificateEvent: OF_CERTIFICATE,
  SupplierOperation: OF_CERTIFICATE,
  OperationEvent:
    '(select c."orderId" from "SupplierOperation" s join "Certificate" c on c.id = s."certificateId" where s.id = t."operationId")',
  EnomCall: OF_CERTIFICATE,
  Mail: `coalesce(t."orderId", ${OF_CERTIFICATE})`,
}

const OWN_IDS = ['id', 'orderId', 'orderItemId', 'certificateId', 'issuanceId', 'chargeId', 'operationId']

/** Columns that are neither copied as they are nor moved in time. */
const SPECIAL: Readonly<Record<string, string>> = {
  'Order.number': 'm.number',
  'Order.cartId': 'null',
  'PaymentSession.idempotencyKey': tagged('idempotencyKey'),
  'PaymentSession.stripeSessionId': tagged('stripeSessionId'),
  'PaymentSession.paymentIntentId': tagged('paymentIntentId'),
  'PaymentSession.url': `replace(t.url, t."stripeSessionId", ${tagged('stripeSessionId')})`,
  'Charge.stripeId': tagged('stripeId'),
  'Invoice.number': `'copy ' || m.n`,
  // Its issuance does not exist yet.
  'Certificate.issuanceId': 'null',
  'Certificate.enomCertId': numbered('enomCertId'),
  'Certificate.enomOrderId': numbered('enomOrderId'),
  'SupplierOperation.enomCertId': numbered('enomCertId'),
  'SupplierOperation.enomOrderId': numbered('enomOrderId'),
  'Mail.onceKey': `${withOwnIds('t."onceKey"')} || ':' || m.n`,
  'Mail.data': `jsonb_set(${withOwnIds('t.data::text')}::jsonb, '{orderNumber}', to_jsonb(m.number), false)`,
}

/**
 * Copies orders that went smoothly to other moments, with their rows in all TABLES. Examples are chosen so that a copy is complete before
 * `end`. Returns the copies.
 */
export async function multiply(databaseUrl: string, random: Random, moments: readonly Moment[], end: Date): Promise<Copy[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const examples = await findExamples(client)
    const known = await client.query<{ copies: number }>(`select coalesce(max(${COPY_NUMBER}), 0) as copies from "PaymentSession"`)
    const first = (known.rows[0]?.copies ?? 0) + 1
    const copies = moments.map(({ at, number }, index) => {
      const example = pickExample(random, examples, at, end)
      return { n: first + index, orderId: example.id, shift: at.getTime() - example.at.getTime(), number }
    })
    await client.query('begin')
    await client.query(COPY_ID)
    await client.query(
      'create temp table made (n int primary key, order_id uuid not null, shift bigint not null, number int not null) on commit drop',
    )
    const columns = [
      copies.map(({ n }) => n),
      copies.map(({ orderId }) => orderId),
      copies.map(({ shift }) => shift),
      copies.map(({ number }) => number),
    ]
    await client.query('insert into made select * from unnest($1::int[], $2::uuid[], $3::bigint[], $4::int[])', columns)
    await client.query('analyze made')
    for (const [table, order] of Object.entries(TABLES)) await copyTable(client, table, order)
    await client.query(`
      update "Certificate" c set "issuanceId" = pg_temp.copy_id(t."issuanceId", m.n, m.shift)
        from "Certificate" t join made m on m.order_id = t."orderId" where c.id = pg_temp.copy_id(t.id, m.n, m.shift)`)
    await numberInvoices(client)
    await client.query('commit')
    await client.query('analyze')
    return copies
  } finally {
    await client.end()
  }
}

/** Finds what went as usual: never paid, or paid and issued without a hold, a refund or a dispute. */
async function findExamples(client: pg.Client): Promise<Example[]> {
  const { rows } = await client.query<Example>(`
    select o.id, o."createdAt" at time zone 'utc' as at,
           extract(epoch from greatest(max(e.at), max(k.at)) - o."createdAt")::float8 * 1000 as lasts
      from "Order" o join "OrderEvent" e on e."orderId" = o.id
           left join "Certificate" c on c."orderId" = o.id left join "CertificateEvent" k on k."certificateId" = c.id
     where o.status in ('paid', 'expired')
       and not exists (select from "PaymentSession" where "orderId" = o.id and ${COPY_NUMBER} is not null)
       and not exists (select from "Refund" r where r."orderId" = o.id) and not exists (select from "Dispute" d where d."orderId" = o.id)
     group by o.id
    having bool_and(c.id is null or c.stage = 'issued') and bool_and(k.to is null or k.to not like '%:%' or k.to like 'validation:%')
     order by o.id`)
  if (!rows.length) throw new Error('There is no past to copy. Begin one with npm run demo -- --fresh')
  return rows
}

function pickExample(random: Random, examples: readonly Example[], at: Date, end: Date): Example {
  const room = end.getTime() - at.getTime()
  const apart = (one: Example) => Math.abs(one.at.getTime() - at.getTime())
  const fitting = examples.filter(({ lasts }) => lasts < room).sort((one, other) => apart(one) - apart(other))
  const shortest = examples.reduce((best, one) => (one.lasts < best.lasts ? one : best))
  return fitting.length ? random.pick(fitting.slice(0, NEAREST)) : shortest
}

async function copyTable(client: pg.Client, table: string, order: string): Promise<void> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select column_name as name, udt_name as type from information_schema.columns
      where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  )
  const names = rows.map(({ name }) => `"${name}"`).join(', ')
  const values = rows.map(({ name, type }) => copiedValue(table, name, type)).join(', ')
  await client.query(
    `insert into "${table}" (${names}) select ${values} from "${table}" t join made m on m.order_id = ${order} order by m.n, t.id`,
  )
}

function copiedValue(table: string, name: string, type: string): string {
  const special = SPECIAL[`${table}.${name}`]
  if (special) return special
  if (type === 'timestamp') return `t."${name}" + m.shift * interval '1 millisecond'`
  return type === 'uuid' && OWN_IDS.includes(name) ? `pg_temp.copy_id(t."${name}", m.n, m.shift)` : `t."${name}"`
}

/** Numbers all invoices again, in the order of their dates and without a gap. */
async function numberInvoices(client: pg.Client): Promise<void> {
  await client.query(`
    create temp table numbered on commit drop as
      select id, kind, number as old, extract(year from "issuedAt")::int as year,
             row_number() over (partition by kind, extract(year from "issuedAt") order by "issuedAt", id)::int as n from "Invoice"`)
  await client.query(`update "Invoice" i set number = 'to ' || i.id from numbered d where d.id = i.id`)
  const written = `case i.kind when 'invoice' then 'INV-' else 'CN-' end || d.year || '-' || lpad(d.n::text, 5, '0')`
  await client.query(`update "Invoice" i set number = ${written} from numbered d where d.id = i.id`)
  await client.query(`update "Invoice" i set about = o.number from "Invoice" o join numbered d on d.id = o.id where i.about = d.old`)
  await client.query(`
    insert into "InvoiceSeries" (kind, year, "lastNumber") select kind, year, max(n) from numbered group by 1, 2
      on conflict (kind, year) do update set "lastNumber" = excluded."lastNumber"`)
}
