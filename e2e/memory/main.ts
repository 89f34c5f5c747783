import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { DEMO_ADMIN, DEMO_BUYER } from '../../prisma/seed/demo-people'
import { fillShop } from '../../scripts/bench/fill-shop'
import { processUse } from '../../scripts/bench/process-use'
import { startShop } from '../../scripts/bench/start-shop'
import { readForm, submitForm } from '../../scripts/bench/submit-form'
import { buy } from '../faults/people/buyer'
import { SLUGS } from '../faults/people/products'
import { drawMemory, type Sample } from './draw-memory'

// `npm run bench:memory -- --minutes 60`: measures the memory of web and worker while people browse, buy and manage the shop. `--chart
// docs/memory.svg` draws it.
const VISITORS = 8
const PAST_ORDERS = 5_000
const PAUSE_MS = { visitor: 200, buyer: 2_000 }
const SAMPLE_EVERY_MS = 15_000
const MINUTE = 60_000

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' }, chart: { type: 'string' } } })
const stack = await startShop(path.resolve('.data/bench-memory'), { mode: 'production' })
const began = Date.now()
const ends = began + Number(values.minutes) * MINUTE
const counts = { pages: 0, orders: 0, faults: 0 }
try {
  const certificate = await fillShop(stack.settings.DATABASE_URL ?? '', DEMO_BUYER.email, PAST_ORDERS)
  const { web, stripe } = stack.addresses
  const buyer = await signIn('/sign-in/password', DEMO_BUYER)
  const staff = await signIn('/admin/sign-in', DEMO_ADMIN)
  const pages: [page: string, cookie?: string][] = [
    ...['/', '/certificates', '/compare', '/find', '/help', '/tools/csr-decoder', '/cart'].map((page): [string] => [page]),
    ...SLUGS.map((slug): [string] => [`/certificates/${slug}`]),
    ...['/account', '/account/certificates', `/account/certificates/${certificate}`, '/account/orders'].map((page): [string, string] => [
      page,
      buyer,
    ]),
    ...['/admin', '/admin/orders', '/admin/certificates', '/admin/products', '/admin/logs', '/admin/reports'].map(
      (page): [string, string] => [page, staff],
    ),
  ]
  const operateStripe = async (verb: string, input: object = {}) => {
    const answer = await fetch(`${stripe}/operator/api/${verb}`, { method: 'POST', body: JSON.stringify(input) })
    if (!answer.ok) throw new Error(`The Stripe stand-in returned ${answer.status} for ${verb}`)
    return answer.json()
  }

  async function visit(first: number): Promise<void> {
    for (let turn = first; Date.now() < ends; turn += 7) {
      const [page = '/', cookie] = pages[turn % pages.length] ?? []
      const answer = await fetch(`${web}${page}`, { headers: cookie ? { cookie } : {} })
      await answer.arrayBuffer()
      counts.pages += 1
      if (!answer.ok) counts.faults += 1
      await setTimeout(PAUSE_MS.visitor)
    }
  }
  async function shopOn(): Promise<void> {
    for (let number = 0; Date.now() < ends; number += 1) {
      await buy(
        { addresses: stack.addresses, operateStripe },
        { email: `buyer-${number}@memory.test`, slug: SLUGS[number % SLUGS.length] ?? '' },
      )
      counts.orders += 1
      await setTimeout(PAUSE_MS.buyer)
    }
  }
  const samples: Sample[] = []
  async function watch(): Promise<void> {
    for (;;) {
      const sample = { minutes: (Date.now() - began) / MINUTE, web: megabytes('web'), worker: megabytes('worker') }
      samples.push(sample)
      const told = [sample.minutes.toFixed(1).padStart(6), String(sample.web).padStart(6), String(sample.worker).padStart(6)]
      console.info(`${told.join(' ')}  ${counts.pages} pages, ${counts.orders} orders`)
      if (Date.now() >= ends) return
      await setTimeout(SAMPLE_EVERY_MS)
    }
  }
  console.info('minute web MB worker MB')
  await Promise.all([watch(), shopOn(), ...Array.from({ length: VISITORS }, (_, index) => visit(index))])
  const most = (part: 'web' | 'worker') => Math.max(...samples.map((sample) => sample[part]))
  console.info(`At most: web ${most('web')} MB, worker ${most('worker')} MB. ${counts.faults} page requests did not return 200.`)
  if (values.chart) writeFileSync(values.chart, drawMemory(samples))
} finally {
  await stack.stop()
}

function megabytes(part: 'web' | 'worker'): number {
  return Math.round(processUse(stack.part(part)?.pid ?? 0).residentBytes / 1e6)
}

async function signIn(page: string, { email, password }: { email: string; password: string }): Promise<string> {
  return submitForm(await readForm(`${stack.addresses.web}${page}`, 'password'), { email, password })
}
