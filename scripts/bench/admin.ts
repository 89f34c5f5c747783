import path from 'node:path'
import { DEMO_ADMIN, DEMO_BUYER } from '../../prisma/seed/demo-people'
import { ROUTES } from '../check/routes'
import { growTo, LARGE, readCounts, readDatabase, startLargeShop, stopLargeShop } from './large-shop'
import { percentile } from './measure-load'
import { readForm, submitForm } from './submit-form'

// `npm run bench:admin -- 100000`: measures what each back-office page costs in a shop with that many orders. A further argument limits
// this to pages whose URL contains it; `--statements` after it prints each page's statements. The demo's year is copied until there are
// enough orders. Pages are requested one after another, as by one person, while the worker is stopped. It also prints the CPU time of the
// web process and of the database, which other programs on the computer affect less.
const ORDERS = Number(process.argv[2] ?? 100_000)
const ONLY = process.argv[3] ?? ''
const PRINTS_STATEMENTS = process.argv.includes('--statements')
const ROUNDS = 20
const AIM = { milliseconds: 150, report: 2_000, queries: 12 }
/** Query strings for lists whose pages differ by view, search and sort order. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  '/admin/orders': ['view=needs_action', 'view=issued', 'view=refunded', 'search=example', 'search=zzzzqq', 'search=10005', 'sort=amount'],
  '/admin/certificates': [
    'view=needs_set_up',
    'view=issued',
    'view=replace_due&sort=file_end',
    'view=cover_ending&sort=cover_end',
    'search=example',
    'sort=file_end',
  ],
  '/admin/reports': ['period=all'],
}
const directory = path.resolve('.data/bench-admin')

const shop = await startLargeShop(directory)
const { stack, client, countPort } = shop
try {
  await growTo(shop, ORDERS)
  const cookie = await submitForm(await readForm(`${stack.addresses.web}/admin/sign-in`, 'password'), DEMO_ADMIN)
  console.info(`${'page'.padEnd(58)}  p50 ms  p95 ms  web cpu  db ms  queries  rows read in sequence from large tables`)
  let missed = 0
  for (const page of await pages()) missed += (await measure(page, cookie)) ? 0 : 1
  const buyer = await submitForm(await readForm(`${stack.addresses.web}/sign-in/password`, 'password'), DEMO_BUYER)
  for (const page of await clientPages()) missed += (await measure(page, buyer)) ? 0 : 1
  console.info(`${missed} pages over ${AIM.milliseconds} ms, over ${AIM.queries} queries or with a sequential scan`)
} finally {
  await stopLargeShop(shop)
}

/**
 * Returns every back-office page that needs no secret and no query, each list once per view, and the detail page of the newest item of each
 * kind.
 */
async function pages(): Promise<string[]> {
  const fixed = Object.keys(ROUTES).filter((route) => /^\/admin(\/|$)/.test(route) && !/\[|\/export|\/message|sign-in/.test(route))
  const lists = Object.entries(LISTS).flatMap(([list, queries]) => queries.map((query) => `${list}?${query}`))
  const newest = async (table: string, route: string) => {
    const { rows } = await client.query<{ id: string }>(`select id from "${table}" order by id desc limit 1`)
    return rows.map(({ id }) => `${route}/${id}`)
  }
  const details = [
    await newest('Order', '/admin/orders'),
    await newest('Certificate', '/admin/certificates'),
    await newest('Product', '/admin/products'),
    await newest('EnomAccount', '/admin/enom-accounts'),
    await newest('EnomCall', '/admin/logs'),
  ]
  return [...fixed, ...lists, ...details.flat()].filter((page) => page.includes(ONLY)).toSorted()
}

/**
 * Returns the pages of the demo's buyer, who has up to 50,000 orders: lists, an order, the order with 500 certificates, and a certificate.
 */
async function clientPages(): Promise<string[]> {
  const fixed = Object.entries(ROUTES).flatMap(([route, guard]) =>
    /^\/account\/[a-z]+$/.test(route) && guard === 'signed-in' ? route : [],
  )
  const one = async (sql: string, route: string) =>
    (await client.query<{ id: string }>(sql, [DEMO_BUYER.email])).rows.map(({ id }) => `${route}/${id}`)
  const newest = await one(`select id from "Order" where email = $1 and status = 'paid' order by id desc limit 1`, '/account/orders')
  const largest = await one(
    `select c."orderId" as id from "Certificate" c join "Order" o on o.id = c."orderId" where o.email = $1 group by 1 order by count(*) desc limit 1`,
    '/account/orders',
  )
  const certificate = await one(
    `select c.id from "Certificate" c join "Order" o on o.id = c."orderId" where o.email = $1 and c.stage = 'issued' order by c.id desc limit 1`,
    '/account/certificates',
  )
  const lists = ['/account/certificates?q=example', '/account/certificates?show=valid']
  const pages = [...fixed, ...lists, ...newest, ...largest, ...certificate, ...certificate.map((page) => `${page}/people`)]
  return [...new Set(pages)].filter((page) => page.includes(ONLY)).toSorted()
}

/** Returns whether the page meets the targets. */
async function measure(page: string, cookie: string): Promise<boolean> {
  const ask = async () => {
    const began = performance.now()
    const answer = await fetch(`${stack.addresses.web}${page}`, { headers: { cookie }, redirect: 'manual' })
    await answer.arrayBuffer()
    return { status: answer.status, took: performance.now() - began }
  }
  const { status } = await ask()
  if (status !== 200) {
    console.info(`${page.padEnd(58)}  answered ${status}`)
    return status < 400
  }
  const [before, databaseBefore] = [await readCounts(countPort), await readDatabase(shop)]
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) times.push((await ask()).took)
  const [after, databaseAfter] = [await readCounts(countPort), await readDatabase(shop)]
  const queries = (after.count - before.count) / ROUNDS
  const read = (databaseAfter.read - databaseBefore.read) / ROUNDS
  const p95 = percentile(times, 0.95)
  const numbers = [
    percentile(times, 0.5).toFixed(0).padStart(7),
    p95.toFixed(0).padStart(7),
    ((after.processor - before.processor) / ROUNDS).toFixed(0).padStart(8),
    ((databaseAfter.active - databaseBefore.active) / ROUNDS).toFixed(1).padStart(6),
    queries.toFixed(1).padStart(8),
  ]
  const isMet = p95 <= longest(page) && queries <= AIM.queries && read < LARGE
  console.info(`${page.padEnd(58)} ${numbers.join(' ')}  ${Math.round(read)}${isMet ? '' : '  missed'}`)
  if (PRINTS_STATEMENTS) for (const statement of after.last.slice(-Math.ceil(queries))) console.info(`    ${shorten(statement)}`)
  return isMet
}

function longest(page: string): number {
  return page.includes('period=all') ? AIM.report : AIM.milliseconds
}

function shorten(statement: string): string {
  const line = statement.replaceAll(/\s+/g, ' ')
  return line.length > 300 ? `${line.slice(0, 120)} … ${line.slice(-180)}` : line
}
