import { expect, test } from 'vitest'
import { db } from '../db/client'
import { leaveOpen, untilItWaits } from '../db/testing/test-locks'
import { inTransaction } from '../db/transaction'
import type { Language } from '../languages/types'
import { changeLanguage } from './change-language'
import { changeTimeZone } from './change-time-zone'
import { findOrMakeUser } from './find-or-make-user'
import { keepTimeZone } from './keep-time-zone'

test('an account keeps the language in which it was created, and only its client can change it', async () => {
  const make = (language: Language) => inTransaction((tx) => findOrMakeUser(tx, 'otto@shop.example', language))
  const { id: userId } = await make('de')
  await make('es')
  const languageOf = async () => (await db.user.findUniqueOrThrow({ where: { id: userId } })).language
  expect(await languageOf()).toBe('de')
  expect(await changeLanguage({ kind: 'order', userId, orderId: userId }, 'es')).toMatchObject({ ok: false })
  expect(await languageOf()).toBe('de')
  expect(await changeLanguage({ kind: 'client', userId }, 'es')).toEqual({ ok: true })
  expect(await languageOf()).toBe('es')
})

test('an account takes its time zone from the first browser that reports one, and only its client can change it', async () => {
  const { id: userId } = await inTransaction((tx) => findOrMakeUser(tx, 'tia@shop.example'))
  const zoneOfAccount = async () => (await db.user.findUniqueOrThrow({ where: { id: userId } })).timeZone
  for (const nonsense of [null, 'Mars/Olympus']) await keepTimeZone(userId, nonsense)
  expect(await zoneOfAccount()).toBeNull()
  await keepTimeZone(userId, 'Europe/Berlin')
  await keepTimeZone(userId, 'Asia/Tokyo')
  expect(await zoneOfAccount()).toBe('Europe/Berlin')
  expect(await changeTimeZone({ kind: 'order', userId, orderId: userId }, 'Asia/Tokyo')).toEqual({
    ok: false,
    error: { code: 'not-allowed' },
  })
  expect(await changeTimeZone({ kind: 'client', userId }, 'Mars/Olympus')).toEqual({ ok: false, error: { code: 'unknown-zone' } })
  expect(await zoneOfAccount()).toBe('Europe/Berlin')
  expect(await changeTimeZone({ kind: 'client', userId }, 'Asia/Tokyo')).toEqual({ ok: true })
  expect(await zoneOfAccount()).toBe('Asia/Tokyo')
})

test('two simultaneous callers get the same person, however the address is spelled', async () => {
  const made: string[] = []
  const commit = await leaveOpen(async (tx) => made.push((await findOrMakeUser(tx, 'ada@shop.example')).id))
  const other = inTransaction((tx) => findOrMakeUser(tx, ' Ada@Shop.example '))
  await untilItWaits(other)
  await commit()
  expect([(await other).id, (await inTransaction((tx) => findOrMakeUser(tx, 'ada@shop.example'))).id]).toEqual([made[0], made[0]])
  expect(await db.user.count({ where: { email: 'ada@shop.example' } })).toBe(1)
})
