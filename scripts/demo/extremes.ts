import pg from 'pg'
import { DEMO_BUYER } from '../../prisma/seed/demo-people'

/** The number of certificates in the largest order, and the maximum number of orders of the largest client. */
const CERTIFICATES = 500
const ORDERS = 50_000

/** The demo's buyer, and the number of orders that the account may still get before it reaches the maximum. */
export type LargeClient = { userId: string; email: string; missing: number }

/** Returns the client who gets every second copied order; null in a shop without the demo's buyer. */
export async function findLargeClient(databaseUrl: string): Promise<LargeClient | null> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ userId: string; orders: number }>(
      `select u.id as "userId", (select count(*)::int from "Order" o where o."userId" = u.id) as orders from "User" u where u.email = $1`,
      [DEMO_BUYER.email],
    )
    const [row] = rows
    return row ? { userId: row.userId, email: DEMO_BUYER.email, missing: Math.max(0, ORDERS - row.orders) } : null
  })
}

/** Turns the client's newest paid order with one issued certificate into one with 500, unless such an order already exists. */
export async function addLargestOrder(databaseUrl: string, { userId }: LargeClient): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query('begin')
    const { rowCount } = await client.query(
      `create temp table source on commit drop as
         select c.id, c."orderId" as order_id, c."orderItemId" as item_id, c."issuanceId" as issuance_id
           from "Certificate" c join "OrderItem" i on i.id = c."orderItemId" join "Order" o on o.id = c."orderId"
          where c."userId" = $1 and c.stage = 'issued' and i.quantity = 1 and o.status = 'paid' and o.total = i."unitAmount"
            and (select count(*) from "OrderItem" other where other."orderId" = o.id) = 1
            and not exists (select from "OrderItem" where quantity >= ${CERTIFICATES})
          order by c.id desc limit 1`,
      [userId],
    )
    if (rowCount) {
      await client.query(`
        create temp table made on commit drop as
          select n, gen_random_uuid() as certificate_id, gen_random_uuid() as issuance_id from generate_series(2, ${CERTIFICATES}) n`)
      await client.query(`update "OrderItem" set quantity = ${CERTIFICATES} where id = (select item_id from source)`)
      await client.query(`update "Order" set total = total * ${CERTIFICATES} where id = (select order_id from source)`)
      await client.query(`update "Charge" set amount = amount * ${CERTIFICATES} where "orderId" = (select order_id from source)`)
      const fresh = { certificateId: 'm.certificate_id', issuanceId: 'm.issuance_id', id: 'gen_random_uuid()' }
      const none = { enomCertId: 'null', enomOrderId: 'null', authorityOrderId: 'null', issuanceId: 'null' }
      await copyFor(client, 'Certificate', 't.id = (select id from source)', { ...none, id: 'm.certificate_id', ordinal: 'm.n' })
      await copyFor(client, 'Issuance', 't.id = (select issuance_id from source)', { ...fresh, id: 'm.issuance_id' })
      await copyFor(client, 'CertificateFile', 't."issuanceId" = (select issuance_id from source)', fresh)
      await copyFor(client, 'CertificateEvent', 't."certificateId" = (select id from source)', fresh)
      await client.query(`update "Certificate" c set "issuanceId" = m.issuance_id from made m where c.id = m.certificate_id`)
    }
    await client.query('commit')
  })
}

/** Copies rows of a table for each new certificate, changing these columns. */
async function copyFor(client: pg.Client, table: string, where: string, changed: Readonly<Record<string, string>>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  )
  const names = rows.map(({ name }) => `"${name}"`).join(', ')
  const values = rows.map(({ name }) => changed[name] ?? `t."${name}"`).join(', ')
  await client.query(`insert into "${table}" (${names}) select ${values} from "${table}" t cross join made m where ${where}`)
}

async function withClient<Value>(databaseUrl: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
