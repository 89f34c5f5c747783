import { rmSync } from 'node:fs'
import path from 'node:path'
import { DEMO_ADMIN, DEMO_BUYER } from '../../prisma/seed/demo-people'
import { freePort } from '../database/free-port'
import { growthOf } from './growth-verdict'
import { growTo, type LargeShop, readCounts, readDatabase, startLargeShop, stopLargeShop } from './large-shop'
import { rounded } from './print-report'
import { readForm, submitForm } from './submit-form'

// `npm run bench:growth`: measures what the main pages and each sweep cost the database in shops with 1,000, 10,000 and 100,000 orders, and
// whether the cost grows with the shop; `-- --million` adds 1,000,000. One order has 500 certificates, every second order belongs to one
// client, up to 50,000, and another client has three. The worker is stopped, and each sweep has run before it is measured, so that nothing
// is due.
const SIZES = [1_000, 10_000, 100_000, ...(process.argv.includes('--million') ? [1_000_000] : [])]
const ROUNDS = 5
/** A client with three orders and the same password as the large one. */
const SMALL_CLIENT = 'small@keelmark.example'
const directory = path.resolve('.data/bench-growth')

type Cost = { size: number; cost: number; statements: number; read: number }
const costs = new Map<string, Cost[]>()

rmSync(directory, { recursive: true, force: true })
const shop = await startLargeShop(directory)
try {
  const { stack } = shop
  const ownPort = await freePort()
  Object.assign(process.env, stack.settings, { KEELMARK_QUERY_COUNT_PORT: String(ownPort) })
  await import('./count-queries.mjs')
  const { SWEEPS, sweepAll } = await import('../../lib/worker/sweep-all')
  const { db } = await import('../../lib/db/client')
  for (const size of SIZES) {
    await growTo(shop, size)
    if (size === SIZES[0]) await addSmallClient(shop)
    const staff = await submitForm(await readForm(`${stack.addresses.web}/admin/sign-in`, 'password'), DEMO_ADMIN)
    const client = (email: string) =>
      readForm(`${stack.addresses.web}/sign-in/password`, 'password').then((form) => submitForm(form, { ...DEMO_BUYER, email }))
    const cookies = { staff, large: await client(DEMO_BUYER.email), small: await client(SMALL_CLIENT) }
    for (const { name, path: page, as } of await pages(shop)) {
      await measure(size, name, shop.countPort, async () => {
        const answer = await fetch(`${stack.addresses.web}${page}`, { headers: { cookie: cookies[as] }, redirect: 'manual' })
        await answer.arrayBuffer()
        if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}`)
      })
    }
    await sweepAll()
    for (const [what, sweep] of Object.entries(SWEEPS)) await measure(size, `sweep: ${what}`, ownPort, sweep)
  }
  await db.$disconnect()
  print()
} finally {
  await stopLargeShop(shop)
}

/** Assigns the oldest copied orders to a client who has no others. */
async function addSmallClient({ client }: LargeShop): Promise<void> {
  await client.query(
    `with made as (
       insert into "User" (id, email, name, "passwordHash", "confirmedAt")
         select gen_random_uuid(), $2, 'Small', "passwordHash", "confirmedAt" from "User" where email = $1 returning id, email),
     moved as (
       update "Order" o set "userId" = made.id, email = made.email from made
        where o.id in (select id from "Order" where status = 'paid' order by id limit 3) returning o.id, made.id as owner)
     update "Certificate" c set "userId" = moved.owner from moved where c."orderId" = moved.id`,
    [DEMO_BUYER.email, SMALL_CLIENT],
  )
}

type Page = { name: string; path: string; as: 'staff' | 'large' | 'small' }

/** Returns the main pages of staff and of both clients, under names that stay the same as the shop grows. */
async function pages({ client }: LargeShop): Promise<Page[]> {
  const idOf = async (query: string) => (await client.query<{ id: string }>(query)).rows[0]?.id ?? ''
  const largest = await idOf(`select "orderId" as id from "OrderItem" order by quantity desc, id limit 1`)
  const ofClient = (table: string, isOther: string) =>
    idOf(
      `select t.id from "${table}" t join "User" u on u.id = t."userId" where u.email = '${DEMO_BUYER.email}' and ${isOther} order by t.id desc limit 1`,
    )
  const [order, certificate] = [
    await ofClient('Order', `t.id <> '${largest}'`),
    await ofClient('Certificate', `t."orderId" <> '${largest}'`),
  ]
  const fixed = [
    '/admin',
    '/admin/orders',
    '/admin/orders?view=needs_action',
    '/admin/orders?search=example',
    '/admin/orders?search=zzzzqq',
    '/admin/certificates',
    '/admin/certificates?view=replace_due&sort=file_end',
    '/admin/certificates?search=example',
    '/admin/reports',
    '/admin/reports?compare=before&by=client',
    '/admin/reports?period=all',
    '/admin/bookkeeping',
    '/admin/logs',
    '/admin/mails',
    '/admin/jobs',
  ]
  const own = ['/account/orders', '/account/certificates']
  return [
    ...fixed.map((page): Page => ({ name: page, path: page, as: 'staff' })),
    ...own.map((page): Page => ({ name: page, path: page, as: 'large' })),
    ...own.map((page): Page => ({ name: `${page}, client of 3`, path: page, as: 'small' })),
    ...(['staff', 'large'] as const).flatMap((as): Page[] => {
      const area = as === 'staff' ? '/admin' : '/account'
      return [
        { name: `${area}/orders/[id]`, path: `${area}/orders/${order}`, as },
        { name: `${area}/orders/[id], 500 certificates`, path: `${area}/orders/${largest}`, as },
        { name: `${area}/certificates/[id]`, path: `${area}/certificates/${certificate}`, as },
      ]
    }),
  ]
}

/** Runs `work` once to warm up and then several times, and records the database cost per run. */
async function measure(size: number, name: string, countPort: number, work: () => Promise<unknown>): Promise<void> {
  await work()
  // Queried first, so that the database's statistics include everything so far. In the process that runs the sweeps, reading them is itself
  // counted.
  await readCounts(countPort)
  const [databaseBefore, before] = [await readDatabase(shop), await readCounts(countPort)]
  for (let round = 0; round < ROUNDS; round += 1) await work()
  const [after, databaseAfter] = [await readCounts(countPort), await readDatabase(shop)]
  const cost = {
    size,
    cost: (databaseAfter.active - databaseBefore.active) / ROUNDS,
    statements: (after.count - before.count) / ROUNDS,
    read: (databaseAfter.read - databaseBefore.read) / ROUNDS,
  }
  costs.set(name, [...(costs.get(name) ?? []), cost])
  console.info(`${size} orders, ${name}: ${rounded(cost.cost)} ms, ${rounded(cost.statements)} statements`)
}

function print(): void {
  const sizes = (write: (size: number) => string) => SIZES.map((size) => write(size).padStart(10)).join('')
  console.info(`\n${'database ms with so many orders'.padEnd(58)}${sizes(String)}  statements  exponent`)
  for (const [name, points] of costs) {
    const { exponent, verdict } = growthOf(points)
    const last = points.at(-1)
    const ms = sizes((size) => rounded(points.find((point) => point.size === size)?.cost ?? Number.NaN).toFixed(1))
    const scanned = last?.read ? `, ${Math.round(last.read)} rows of large tables read in sequence` : ''
    console.info(
      `${name.padEnd(58)}${ms}${rounded(last?.statements ?? 0)
        .toFixed(1)
        .padStart(12)}${exponent.toFixed(2).padStart(10)}  ${verdict}${scanned}`,
    )
  }
}
