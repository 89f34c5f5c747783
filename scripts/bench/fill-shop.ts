import pg from 'pg'

/** Triggers update the same daily rows for each order. PostgreSQL can't remove old versions of these rows before the transaction ends. */
const BATCH = 2_000

/**
 * Fills the bench shop with history: `count` paid orders by the buyer, each with an issued certificate. Returns the id of one certificate.
 * Does nothing if they already exist.
 */
export async function fillShop(databaseUrl: string, buyer: string, count: number): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const known = await client.query<{ id: string }>(`select id from "Certificate" where label = 'bench 1'`)
    if (known.rows[0]) return known.rows[0].id
    // The first order is made last, so that an interrupted fill is not mistaken for a complete one.
    for (let last = count; last > 0; last -= BATCH) await makeOrders(client, buyer, Math.max(1, last - BATCH + 1), last)
    await client.query('analyze')
    const first = await client.query<{ id: string }>(`select id from "Certificate" where label = 'bench 1'`)
    return first.rows[0]?.id ?? ''
  } finally {
    await client.end()
  }
}

async function makeOrders(client: pg.Client, buyer: string, from: number, to: number): Promise<void> {
  await client.query('begin')
  await client.query(
    `create temp table made on commit drop as
       select n, gen_random_uuid() as order_id, gen_random_uuid() as item_id, gen_random_uuid() as certificate_id,
              gen_random_uuid() as issuance_id, now() - n * interval '1 minute' as at
         from generate_series($1::int, $2::int) n`,
    [from, to],
  )
  await client.query('analyze made')
  await client.query(
    `insert into "Order" (id, "userId", email, status, currency, total, "basketHash", "createdAt", "paidAt")
       select order_id, u.id, u.email, 'paid', 'USD', 1900, 'bench ' || n, at, at from made, "User" u where u.email = $1`,
    [buyer],
  )
  await client.query(
    `insert into "OrderItem" (id, "orderId", position, "productId", "typeCode", "productName", "typeName", years, quantity, "unitAmount", activation)
       select item_id, order_id, 1, p.id, p."typeCode", p.name, p.name, 1, 1, 1900, 'automatic'
         from made, (select * from "Product" order by position limit 1) p`,
  )
  await client.query(
    `insert into "Certificate" (id, "orderId", "orderItemId", ordinal, "userId", "typeCode", years, label, stage, "issuedAt", "domainName", "enomCertId",
                                "submittedAt", "coverEndsAt", "createdAt", "statusSince")
       select certificate_id, order_id, item_id, 1, u.id, i."typeCode", 1, 'bench ' || n, 'issued', at, 'shop' || n || '.example.com', null,
              at, at + interval '1 year', at, at
         from made join "OrderItem" i on i.id = item_id, "User" u where u.email = $1`,
    [buyer],
  )
  await client.query(
    `insert into "CertificateEvent" (id, "certificateId", at, kind, "to", actor)
       select gen_random_uuid(), certificate_id, at, kind, place, 'system'
         from made, (values ('certificate.purchased', 'setup'), ('certificate.submitted', 'validation:approval'), ('certificate.issued', 'issued')) e(kind, place)`,
  )
  await client.query(
    `insert into "Issuance" (id, "certificateId", number, "savedAt") select issuance_id, certificate_id, 1, at from made;
     update "Certificate" c set "issuanceId" = issuance_id from made where certificate_id = c.id`,
  )
  await client.query(
    `insert into "CertificateFile" (id, "certificateId", "issuanceId", "leafPem", "chainPem", serial, fingerprint, issuer, names, "keyType", "notBefore", "notAfter", faults)
       select gen_random_uuid(), certificate_id, issuance_id, 'leaf', 'chain', md5(n::text), upper(md5(n::text) || md5(n::text || 'x')), 'Example CA',
              array['shop' || n || '.example.com'], 'RSA 2048', at, at + interval '199 days', '{}' from made`,
  )
  await client.query('commit')
}
