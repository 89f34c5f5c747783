import { beforeAll, expect, test } from 'vitest'
import { db } from '../../db/client'
import { openShop, payFor } from '../testing/shop'
import { hasCalendar } from './has-calendar'
import { readCalendar } from './read-calendar'
import { renewCalendarAddress } from './renew-address'

beforeAll(openShop)

async function buy() {
  const bought = await payFor('rapidssl')
  const data = { coverEndsAt: new Date('2027-11-29T12:00:00Z'), domainName: `${bought.id.slice(-4)}.example` }
  await db.certificate.update({ where: { id: bought.id }, data })
  return { ...bought, name: data.domainName }
}

async function addressOf(...of: Parameters<typeof renewCalendarAddress>): Promise<string> {
  const made = await renewCalendarAddress(...of)
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}

test('a calendar shows the dates of its owner’s certificates, and no one else’s', async () => {
  const [mine, other] = [await buy(), await buy()]
  const text = await readCalendar(await addressOf(mine.buyer, 'account'))
  expect(text).toContain(`SUMMARY:Your cover ends: ${mine.name}`)
  expect(text).toContain('DTSTART;VALUE=DATE:20271129')
  expect(text).not.toContain(other.name)
  for (const secret of [mine.email, mine.orderId]) expect(text).not.toContain(secret)
})

test('a new address invalidates the old one, and neither is stored in plain text', async () => {
  const { buyer } = await buy()
  expect(await hasCalendar(buyer, 'account')).toBe(false)
  const first = await addressOf(buyer, 'account')
  const second = await addressOf(buyer, 'account')
  expect(await hasCalendar(buyer, 'account')).toBe(true)
  expect(await readCalendar(first)).toBeNull()
  expect(await readCalendar(second)).toContain('BEGIN:VCALENDAR')
  expect(JSON.stringify(await db.calendarFeed.findMany())).not.toContain(second)
})

test('the calendar of a certificate contains only that certificate, and no one gets a calendar for someone else’s certificate', async () => {
  const [mine, other] = [await buy(), await buy()]
  expect(await readCalendar(await addressOf(mine.buyer, mine.id))).toContain(mine.name)
  expect(await renewCalendarAddress(mine.buyer, other.id)).toEqual({ ok: false, error: { code: 'not-found' } })
})

test('someone who signed in through a set-up link gets no calendar of the whole account', async () => {
  const { buyer, orderId } = await buy()
  const visitor = { kind: 'order', userId: buyer.userId, orderId } as const
  expect(await renewCalendarAddress(visitor, 'account')).toEqual({ ok: false, error: { code: 'not-found' } })
})

test('a certificate whose order was refunded disappears from the calendar', async () => {
  const mine = await buy()
  const token = await addressOf(mine.buyer, 'account')
  await db.order.update({ where: { id: mine.orderId }, data: { status: 'refunded' } })
  expect(await readCalendar(token)).not.toContain(mine.name)
})
