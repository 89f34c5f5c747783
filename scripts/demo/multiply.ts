import pg from 'pg'
import type { Random } from '../../e2e/faults/plan/random'
import { COPY_NUMBER, examplePicker, findExamples } from './examples'
import { withoutUpkeep } from './without-upkeep'

/** An order to be copied from an existing one, at another time. */
export type Moment = { at: Date; number: number; isOfClient?: boolean }

/** The `n`-th copy of an order: `shift` is the time difference in milliseconds. */
export type Copy = { n: number; orderId: string; shift: number }

/** The client who owns the orders of entries with `isOfClient`. */
type Owner = { userId: string; email: string }

/** The distance between the Enom numbers of two copies of a certificate; the original history has fewer certificates than that. */
export const ENOM_STEP = 1_000

// A copy's id keeps the part that sorts by time; only its last part is new. The function is a single expression, so that PostgreSQL inlines
// it, which is several times faster.
const COPY_ID = `
  create or replace function pg_temp.copy_id(id uuid, n int, shift bigint) returns uuid language sql stable as $$
    select encode(substr(int8send(('x' || encode(substr(uuid_send(id), 1, 6), 'hex'))::bit(48)::bigint + shift), 3)
      || substr(uuid_send(id), 7, 4) || substr(int8send(hashint8extended(n, uuid_hash_extended(id, 0))), 3), 'hex')::uuid
  $$`

const NEW_ORDER = 'pg_temp.copy_id(m.order_id, m.n, m.shift)::text'
const withOwnIds = (text: string) =>
  `replace(replace(${text}, m.order_id::text, ${NEW_ORDER}), coalesce(t."certificateId"::text, '-'), coalesce(pg_temp.copy_id(t."certificateId", m.n, m.shift)::text, '-'))`
const tagged = (column: string) => `t."${column}" || '_' || m.n`
const numbered = (column: string) => `t."${column}" + m.n * ${ENOM_STEP}`

const OF_CERTIFICATE = '(select c."orderId" from "Certificate" c where c.id = t."certificateId")'

/** The tables with rows about an order, parents first, and the expression for a row's order. */
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

/** A copy has the same texts, so texts that triggers would write are copied too. */
const TEXTS = { SearchText: `coalesce(t."orderId", ${OF_CERTIFICATE})` }

const OWN_IDS = ['id', 'sourceId', 'orderId', 'orderItemId', 'certificateId', 'issuanceId', 'chargeId', 'operationId']

/** Columns whose values are computed rather than copied unchanged or shifted in time. */
const SPECIAL: Readonly<Record<string, string>> = {
  'Order.number': 'm.number',
  'Order.cartId': 'null',
  'PaymentSession.idempotencyKey': tagged('idempotencyKey'),
  'PaymentSession.stripeSessionId': tagged('stripeSessionId'),
  'PaymentSession.paymentIntentId': tagged('paymentIntentId'),
  'PaymentSession.url': `replace(t.url, t."stripeSessionId", ${tagged('stripeSessionId')})`,
  'Charge.stripeId': tagged('stripeId'),
  'Invoice.number': `'copy ' || m.n`,
  // The issuance does not exist yet.
  'Certificate.issuanceId': 'null',
  'Certificate.enomCertId': numbered('enomCertId'),
  'Certificate.enomOrderId': numbered('enomOrderId'),
  'SupplierOperation.enomCertId': numbered('enomCertId'),
  'SupplierOperation.enomOrderId': numbered('enomOrderId'),
  'Mail.onceKey': `${withOwnIds('t."onceKey"')} || ':' || m.n`,
  'Mail.data': `jsonb_set(${withOwnIds('t.data::text')}::jsonb, '{orderNumber}', to_jsonb(m.number), false)`,
}

/**
 * Copies orders without problems to other times, with their rows in all TABLES. Examples are chosen so that each copy is complete before
 * `end`. Returns the copies.
 */
export function multiply(databaseUrl: string, random: Random, moments: readonly Moment[], end: Date): Promise<Copy[]> {
  return copyOrders(databaseUrl, random, { moments, end }, async (client) => {
    for (const [table, order] of Object.entries(TABLES)) await copyTable(client, table, order)
    await client.query(`
      update "Certificate" c set "issuanceId" = pg_temp.copy_id(t."issuanceId", m.n, m.shift)
        from "Certificate" t join made m on m.order_id = t."orderId" where c.id = pg_temp.copy_id(t.id, m.n, m.shift)`)
    await numberInvoices(client)
  })
}

/**
 * Does the same as `multiply` for hundreds of thousands of orders, which requires the privileges of the database server's owner. Their
 * invoices are numbered after the others of their year, and each certificate has twice as many queries to Enom.
 */
export async function multiplyMuch(
  databaseUrl: string,
  random: Random,
  { client: owner, ...plan }: { moments: readonly Moment[]; end: Date; client: Owner | null },
  tell: (table: string) => void,
): Promise<number> {
  const tables = { ...TABLES, ...TEXTS }
  const manner = owner ? { ...MUCH, special: { ...MUCH.special, ...ownedBy(owner) } } : MUCH
  const copies = await copyOrders(databaseUrl, random, plan, (client) =>
    withoutUpkeep(client, [...Object.keys(tables), 'SalesDayDue', 'ProgressDayDue', 'TaxDayDue'], async () => {
      for (const [table, order] of Object.entries(tables)) {
        await client.query(`
          create temp table example on commit drop as
            select t.*, ${order} as example_of from "${table}" t where ${order} in (select order_id from made)`)
        if (table === 'EnomCall') await doubleLookups(client)
        if (table === 'Invoice') await numberCopies(client)
        await client.query('create index on example (example_of); analyze example')
        await copyTable(client, table, 'example_of', manner)
        await client.query('drop table example')
        tell(table)
      }
      for (const marks of ['SalesDayDue', 'ProgressDayDue'])
        await client.query(`insert into "${marks}" (day) select distinct "paidAt"::date from "Order" where "paidAt" is not null`)
      await client.query(`insert into "TaxDayDue" (day) select distinct "issuedAt"::date from "Invoice" where taxes <> '[]'`)
      await client.query(`
        insert into "JournalDayDue" (day)
          select "issuedAt"::date from "Invoice" union select "createdAt"::date from "Charge" union select "startedAt"::date from "SupplierOperation"`)
    }),
  )
  return copies.length
}

/**
 * Rows of examples are joined to each copy in turn, so that no sort is needed. The simulators do not contain the copies, so the copies are
 * never looked up there.
 */
const MUCH = {
  from: 'example',
  special: {
    'Certificate.issuanceId': undefined,
    'Certificate.lookAgainAt': 'null',
    'Certificate.lookAt': 'null',
    'Certificate.remindAt': 'null',
    'Mail.onceKey': `t."onceKey" || ':' || m.n`,
    'Mail.data': `jsonb_set(t.data, '{orderNumber}', to_jsonb(m.number), false)`,
    'Invoice.number': '(select d.number from numbered d where d.n = m.n and d.id = t.id)',
  },
} satisfies Manner

/** Returns the columns that define who owns an order. The search texts of the example are not changed. */
function ownedBy({ userId, email }: Owner): Readonly<Record<string, string>> {
  const either = (column: string, value: string) => `case when m.of_client then ${value} else t."${column}" end`
  const [id, address] = [`${pg.escapeLiteral(userId)}::uuid`, pg.escapeLiteral(email)]
  return {
    'Order.userId': either('userId', id),
    'Order.email': either('email', address),
    'Certificate.userId': either('userId', id),
    'Mail.to': either('to', address),
  }
}

/** Numbers the invoices of the copies, in copy order, after the last one of their year. */
async function numberCopies(client: pg.Client): Promise<void> {
  await client.query(`
    create temp table numbered on commit drop as
      select n, id, kind, year, prefix || to_char(last + row_number() over (partition by kind, year order by n, id), 'FM9999900000') as number
        from (select m.n, t.id, t.kind, y.year, case t.kind when 'invoice' then 'INV-' else 'CN-' end || y.year || '-' as prefix,
                     coalesce((select s."lastNumber" from "InvoiceSeries" s where s.kind = t.kind and s.year = y.year), 0) as last
                from made m join example t on m.order_id = t.example_of
                cross join lateral (select extract(year from t."issuedAt" + m.shift * interval '1 millisecond')::int as year) y) i`)
  await client.query('create index on numbered (n, id); analyze numbered')
  await client.query(`
    insert into "InvoiceSeries" (kind, year, "lastNumber")
      select kind, year, max(substring(number from '[0-9]+$')::int) from numbered group by 1, 2
      on conflict (kind, year) do update set "lastNumber" = excluded."lastNumber"`)
}

async function doubleLookups(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'example'::regclass and attnum > 0 order by attnum`,
  )
  const again = rows.map(({ name }) => {
    if (name === 'id') return 'pg_temp.copy_id(id, 0, 60000)'
    return /At$/.test(name) ? `"${name}" + interval '1 minute'` : `"${name}"`
  })
  await client.query(`insert into example select ${again.join(', ')} from example where "operationId" is null`)
}

async function copyOrders(
  databaseUrl: string,
  random: Random,
  { moments, end }: { moments: readonly Moment[]; end: Date },
  copyRows: (client: pg.Client) => Promise<void>,
): Promise<Copy[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const examples = await findExamples(client)
    const known = await client.query<{ copies: number }>(`select coalesce(max(${COPY_NUMBER}), 0) as copies from "PaymentSession"`)
    const first = (known.rows[0]?.copies ?? 0) + 1
    const pick = examplePicker(random, examples, end)
    const copies = moments.map(({ at, number, isOfClient = false }, index) => {
      const example = pick(at)
      return { n: first + index, orderId: example.id, shift: at.getTime() - example.at.getTime(), number, isOfClient }
    })
    await client.query('begin')
    await client.query(COPY_ID)
    await client.query(
      'create temp table made (n int primary key, order_id uuid not null, shift bigint not null, number int not null, of_client boolean not null) on commit drop',
    )
    const columns = [
      copies.map(({ n }) => n),
      copies.map(({ orderId }) => orderId),
      copies.map(({ shift }) => shift),
      copies.map(({ number }) => number),
      copies.map(({ isOfClient }) => isOfClient),
    ]
    await client.query('insert into made select * from unnest($1::int[], $2::uuid[], $3::bigint[], $4::int[], $5::boolean[])', columns)
    await client.query('analyze made')
    await copyRows(client)
    await client.query('commit')
    await client.query('analyze')
    return copies
  } finally {
    await client.end()
  }
}

/** How rows are copied: the source table, and the replacements for SPECIAL. */
type Manner = { from?: string; special?: Readonly<Record<string, string | undefined>> }

async function copyTable(client: pg.Client, table: string, order: string, { from, special = {} }: Manner = {}): Promise<void> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select column_name as name, udt_name as type from information_schema.columns
      where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  )
  const names = rows.map(({ name }) => `"${name}"`).join(', ')
  const values = rows.map(({ name, type }) => copiedValue({ ...SPECIAL, ...special }[`${table}.${name}`], name, type)).join(', ')
  await client.query(
    from
      ? `insert into "${table}" (${names}) select ${values} from made m join ${from} t on m.order_id = t.${order}`
      : `insert into "${table}" (${names}) select ${values} from "${table}" t join made m on m.order_id = ${order} order by m.n, t.id`,
  )
}

function copiedValue(special: string | undefined, name: string, type: string): string {
  if (special) return special
  if (type === 'timestamp') return `t."${name}" + m.shift * interval '1 millisecond'`
  return type === 'uuid' && OWN_IDS.includes(name) ? `pg_temp.copy_id(t."${name}", m.n, m.shift)` : `t."${name}"`
}

/** Renumbers all invoices in date order without gaps. */
async function numberInvoices(client: pg.Client): Promise<void> {
  await client.query(`
    create temp table numbered on commit drop as
      select id, kind, number as old, extract(year from "issuedAt")::int as year,
             row_number() over (partition by kind, extract(year from "issuedAt") order by "issuedAt", id)::int as n from "Invoice"`)
  await client.query(`update "Invoice" i set number = 'to ' || i.id from numbered d where d.id = i.id`)
  const written = `case i.kind when 'invoice' then 'INV-' else 'CN-' end || d.year || '-' || to_char(d.n, 'FM9999900000')`
  await client.query(`update "Invoice" i set number = ${written} from numbered d where d.id = i.id`)
  await client.query(`update "Invoice" i set about = o.number from "Invoice" o join numbered d on d.id = o.id where i.about = d.old`)
  await client.query(`
    insert into "InvoiceSeries" (kind, year, "lastNumber") select kind, year, max(n) from numbered group by 1, 2
      on conflict (kind, year) do update set "lastNumber" = excluded."lastNumber"`)
}
