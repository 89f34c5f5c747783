import { expect } from '@playwright/test'
import { requireProduct } from '../../../lib/enom/simulator/products/products'
import { query } from '../../eventually'
import { type Bought, buy, order, pay } from '../../faults/people/buyer'
import { setUp } from '../../faults/people/set-up'
import { operate } from '../../operate'
import { running } from '../../running'

const shop = { addresses: running, operateStripe: atStripe }

async function atStripe(verb: string, input: object = {}): Promise<unknown> {
  const answer = await fetch(`${running.stripe}/operator/api/${verb}`, { method: 'POST', body: JSON.stringify(input) })
  if (!answer.ok) throw new Error(`Stripe's operator refused ${verb}: ${await answer.text()}`)
  return answer.json()
}

const DEAR = 'sectigo-instant'
const BY_HAND = 'geotrust-quickssl'

/** A certificate bought over the weekend. */
export type Sold = { order: number; certificate: string; enomCertId: number; invoice: string }

/** Creates what staff find on Monday: an order for each decision that staff make, and a failed job. */
export async function haveWeekend(): Promise<{ waiting: Sold; unwanted: Sold; sent: Sold; domain: string }> {
  await raiseCost()
  await query(`update "Product" set activation = 'manual' where slug = '${BY_HAND}'`)
  const buyOne = (who: string, slug = 'rapidssl') => buy(shop, { email: `${who}@day-story.com`, slug })
  const [sent, waiting, unwanted, disputed] = await Promise.all([
    buyOne('day'),
    buyOne('waiting'),
    buyOne('unwanted'),
    buyOne('disputed'),
    buyOne('by-hand', BY_HAND),
    buyOne('dear', DEAR),
    payTooLittle('short@day-story.com'),
    failJob(),
  ])
  await atStripe('dispute', { session: disputed.session })
  await setUp(shop, sent)
  await expect.poll(countDecisions, { timeout: 30_000 }).toEqual([{ held: 2, sent: 1, short: 1, disputed: 1 }])
  const [one, two, three] = await Promise.all([waiting, unwanted, sent].map(soldTo))
  if (!one || !two || !three) throw new Error('unreachable: three were asked for')
  // Moves one order to last month, so that both months have sales.
  await query(`update "Order" set "paidAt" = date_trunc('month', "paidAt") - interval '5 days' where number = ${one.order}`)
  return { waiting: one, unwanted: two, sent: three, domain: 'day-harbour.com' }
}

function countDecisions() {
  const theirs = `select id from "Order" where email like '%@day-story.com'`
  return query(`
    select (select count(*)::int from "Certificate" where "orderId" in (${theirs}) and hold in ('activation', 'cost_exceeds_price')) as held,
           (select count(*)::int from "Certificate" where "orderId" in (${theirs}) and stage = 'validation') as sent,
           (select count(*)::int from "Order" where id in (${theirs}) and status = 'needs_review') as short,
           (select count(*)::int from "Dispute" where "orderId" in (${theirs})) as disputed`)
}

/** Undoes the weekend's changes that affect all buyers: a product's activation and its cost. */
export async function endWeekend(): Promise<void> {
  await query(`update "Product" set activation = 'automatic' where slug = '${BY_HAND}'`)
  const { prodType, resellerPrice } = await dearProduct()
  await operate('set-product', { prodType, resellerPrice })
}

/** Makes Enom charge more for a product than the shop does. */
async function raiseCost(): Promise<void> {
  const { prodType } = await dearProduct()
  await operate('set-product', { prodType, resellerPrice: 6_500 })
}

async function dearProduct() {
  const [type] = await query<{ number: number }>(
    `select t."enomProdType" as number from "Product" p join "CertificateType" t on t.code = p."typeCode" where p.slug = '${DEAR}'`,
  )
  return requireProduct(type?.number ?? 0)
}

/** Pays for an order whose total changed after its payment page was opened. */
async function payTooLittle(email: string): Promise<void> {
  const { session } = await order(shop, { email, slug: 'rapidssl' })
  await query(`update "Order" set total = total + 100 where email = '${email}'`)
  await pay(shop, session)
}

async function failJob(): Promise<void> {
  await query(`select graphile_worker.add_job('invoice.issue_missing', '{}', job_key => 'day', run_at => now() + interval '1 day')`)
  await query(`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'The day began badly' where key = 'day'`)
}

async function soldTo({ email }: Bought): Promise<Sold> {
  const find = () =>
    query<Sold>(`
      select o.number as order, c.id as certificate, c."enomCertId", i.number as invoice
        from "Order" o join "Certificate" c on c."orderId" = o.id join "Invoice" i on i."orderId" = o.id
       where o.email = '${email}' and c."enomCertId" is not null`)
  await expect.poll(find).toHaveLength(1)
  const [sold] = await find()
  if (!sold) throw new Error('unreachable: the expectation above holds')
  return sold
}
