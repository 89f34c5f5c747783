import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { seeded } from '../../e2e/faults/plan/random'
import { env } from '../../lib/config/env'
import { db } from '../../lib/db/client'
import { startEnomSimulator } from '../../lib/enom/simulator/start'
import { recordEvent } from '../../lib/stripe/record-event'
import { startStripeSimulator } from '../../lib/stripe/simulator/start'
import { listen, readBody } from '../../lib/stripe/simulator/web'
import { copyAtEnom, copyAtStripe } from './copy-at-simulators'
import { finishPast, makePast } from './make-past'
import { multiply } from './multiply'
import type { PastPlaces } from './places'
import { dayBefore, PAST_DAYS } from './plan'
import { stopClock } from './stop-clock'

const MINUTE_MS = 60_000
const SEED = 1
/**
 * The number of orders created by the shop's own functions, which takes a few seconds, and the number of copies made of those without
 * problems.
 */
const [MADE, COPIED] = [60, 240]

/** Fills an empty demo shop with a year of history, in its database and in both simulators' data folders. */
async function fill({ enom, stripe, unfinished }: PastPlaces): Promise<void> {
  mkdirSync(path.dirname(unfinished), { recursive: true })
  writeFileSync(unfinished, '')
  const end = new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS)
  const clock = stopClock(dayBefore(end, PAST_DAYS, 8))
  const receiver = createServer(async (request, response) => {
    const signature = request.headers['stripe-signature']
    const recorded = await recordEvent(await readBody(request), typeof signature === 'string' ? signature : null)
    response.writeHead(recorded.ok ? 200 : 400).end()
  })
  const webhookUrl = `http://127.0.0.1:${await listen(receiver, 0, '127.0.0.1')}/`
  const atEnom = await startEnomSimulator(enom)
  const atStripe = await startStripeSimulator({ ...stripe, webhookUrl, webhookSecret: env.STRIPE_WEBHOOK_SECRET })
  const operateStripe = async (verb: string, input: object = {}) => {
    const answer = await fetch(`${atStripe.url}/operator/api/${verb}`, { method: 'POST', body: JSON.stringify(input) })
    if (!answer.ok) throw new Error(`The Stripe simulator could not carry out ${verb}: ${await answer.text()}`)
  }
  const wish = { seed: SEED, orders: MADE, copies: COPIED, end, clock }
  const moments = await makePast({ enom: atEnom.operate, stripe: operateStripe }, wish)
  await Promise.all([atEnom.close(), atStripe.close()])
  receiver.closeAllConnections()
  receiver.close()
  const copies = await multiply(env.DATABASE_URL, seeded(SEED), moments, end)
  await copyAtEnom(enom.dataDir, copies)
  await copyAtStripe(stripe.dataDir, copies)
  await finishPast(end)
  clock.release()
  rmSync(unfinished)
}

// Invented data must never end up in a shop that is in use.
if (env.KEELMARK_REHEARSAL && !(await db.user.count())) await fill(JSON.parse(process.argv[2] ?? '{}'))
await db.$disconnect()
