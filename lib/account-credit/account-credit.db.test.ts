import { expect, test } from 'vitest'
import { db } from '../db/client'
import { STAFF } from '../orders/testing/shop'
import { gather } from '../privacy/gather'
import { giveCredit } from './give-credit'
import { lapseCredit } from './lapse-credit'
import { creditMessage } from './messages'
import { getCredit, listCreditHolders } from './queries'
import { takeBackCredit } from './take-back-credit'

const usd = (amount: number) => ({ amount, currency: 'USD' })

let count = 0

/** Creates a client whose account holds the given amount. */
async function client(amount = 0) {
  const { id, email } = await db.user.create({ data: { email: `credit${++count}@shop.example` } })
  if (amount) expect(await giveCredit(STAFF, id, { money: usd(amount), reason: 'For the wait' })).toEqual({ ok: true })
  return { id, email, actor: { kind: 'client', userId: id } as const }
}

const heldBy = async (userId: string) => (await getCredit(STAFF, userId))?.balances

test('a client sees only their own credit, with the reasons for each change, and gets an email when credit is given', async () => {
  const { id, email, actor } = await client(2000)
  await giveCredit(STAFF, id, { money: { amount: 500, currency: 'EUR' }, reason: 'For the idea' })
  expect(await takeBackCredit(STAFF, id, { money: usd(300), reason: 'Given twice' })).toEqual({ ok: true })
  const seen = await getCredit(actor, id)
  expect(seen?.balances).toEqual([{ amount: 500, currency: 'EUR' }, usd(1700)])
  expect(seen?.movements.map(({ kind, money, reason }) => [kind, money.amount, reason])).toEqual([
    ['taken_back', -300, 'Given twice'],
    ['given', 500, 'For the idea'],
    ['given', 2000, 'For the wait'],
  ])
  const mails = await db.mail.findMany({ where: { to: email, kind: 'credit_given' }, orderBy: { id: 'asc' }, select: { data: true } })
  expect(mails.map(({ data }) => data)).toEqual([
    { given: usd(2000), balance: usd(2000), reason: 'For the wait' },
    { given: { amount: 500, currency: 'EUR' }, balance: { amount: 500, currency: 'EUR' }, reason: 'For the idea' },
  ])
  expect(await getCredit((await client()).actor, id)).toBeNull()
  expect((await listCreditHolders(STAFF, { search: email.toUpperCase() })).rows).toEqual([{ userId: id, email, balances: seen?.balances }])
  expect((await gather(id))?.credit).toHaveLength(3)
  const entries = await db.auditEntry.findMany({
    where: { subjectId: id },
    orderBy: { number: 'asc' },
    select: { action: true, after: true },
  })
  expect(entries.map(({ action }) => action)).toEqual(['credit.give', 'credit.give', 'credit.take_back'])
  expect(entries[2]?.after).toEqual({ ...usd(300), reason: 'Given twice' })
})

test('only staff who may issue refunds can give credit and take it back', async () => {
  const { id, actor } = await client(1000)
  for (const other of [actor, { ...STAFF, role: 'support' as const }, { ...STAFF, role: 'readonly' as const }]) {
    expect(await giveCredit(other, id, { money: usd(100), reason: 'A gift' })).toEqual({ ok: false, error: { code: 'not-found' } })
    expect(await takeBackCredit(other, id, { money: usd(100), reason: 'A gift' })).toEqual({ ok: false, error: { code: 'not-found' } })
  }
  expect(await giveCredit({ ...STAFF, role: 'finance' }, id, { money: usd(100), reason: 'A gift' })).toEqual({ ok: true })
  expect(await heldBy(id)).toEqual([usd(1100)])
})

test('when ten people take back the same credit at once, one succeeds and the others are refused because none is left', async () => {
  const { id } = await client(1000)
  const answers = await Promise.all(Array.from({ length: 10 }, () => takeBackCredit(STAFF, id, { money: usd(1000), reason: 'A mistake' })))
  const refused = answers.flatMap((answer) => (answer.ok ? [] : [creditMessage(answer.error)]))
  expect(new Set(refused)).toEqual(new Set(['$10.00 can’t be taken back: the account has no unused credit in USD. Nothing was changed.']))
  expect(refused).toHaveLength(9)
  expect(await heldBy(id)).toEqual([])
})

test('the database itself rejects a negative balance and any change to or deletion of a movement', async () => {
  const { id: userId } = await client(1000)
  const movement = { userId, ...usd(-1001), kind: 'taken_back', actor: 'system', at: new Date() } as const
  await expect(db.creditMovement.create({ data: movement })).rejects.toThrow(/CreditBalance_not_negative/)
  await expect(db.creditMovement.create({ data: { ...movement, currency: 'GBP' } })).rejects.toThrow(/CreditBalance_not_negative/)
  await expect(db.$executeRaw`update "CreditMovement" set amount = 1`).rejects.toThrow(/never changed/)
  await expect(db.$executeRaw`delete from "CreditMovement"`).rejects.toThrow(/never changed/)
  expect(await heldBy(userId)).toEqual([usd(1000)])
})

test('deleting an account ends its credit and keeps its movements', async () => {
  const { id } = await client(1000)
  await db.$transaction((tx) => lapseCredit(tx, id))
  expect(await heldBy(id)).toEqual([])
  expect((await getCredit(STAFF, id))?.movements.map(({ kind, money }) => [kind, money.amount])).toEqual([
    ['lapsed', -1000],
    ['given', 1000],
  ])
})
