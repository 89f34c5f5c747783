import { expect, test } from 'vitest'
import { db } from '../../db/client'
import { getLegalText, listLegalPages, listVersions } from '../../legal/queries'
import { saveLegalText } from '../../legal/save-text'
import { fillBasket, sell } from '../testing/shop'
import { placeOrder } from './place-order'

const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'admin' } as const

test('an order keeps the version of the terms under which it was placed, and under new terms the same basket creates a new order', async () => {
  const cartToken = await fillBasket((await sell()).choiceId)
  const order = async () => {
    const placed = await placeOrder({ cartToken, email: 'terms@shop.example', country: 'GB' })
    if (!placed.ok) throw new Error(placed.error.code)
    return db.order.findUniqueOrThrow({ where: { id: placed.value.orderId }, select: { id: true, termsVersion: true } })
  }
  const before = await order()
  expect(before.termsVersion).toBeNull()
  expect(await getLegalText('terms')).toBeNull()

  expect(await saveLegalText({ ...staff, role: 'finance' }, { page: 'terms', text: 'Pay first.' })).toEqual({
    ok: false,
    error: { code: 'not-found' },
  })
  const written = await Promise.all(['One.', 'Two.'].map((text) => saveLegalText(staff, { page: 'terms', text })))
  expect(written.map((one) => one.ok && one.value.version).sort()).toEqual([1, 2])
  const current = await getLegalText('terms')
  expect(await saveLegalText(staff, { page: 'terms', text: current?.text ?? '' })).toEqual({ ok: true, value: { version: 2 } })
  await saveLegalText(staff, { page: 'imprint', text: 'A shop\r\nin Leeds.' })

  const after = await order()
  expect(after).toEqual({ id: expect.not.stringMatching(before.id), termsVersion: 2 })
  expect((await order()).id).toBe(after.id)
  expect((await listVersions(staff, 'terms')).map(({ version }) => version)).toEqual([2, 1])
  expect((await listLegalPages(staff)).map(({ page, current: now }) => [page, now?.text ?? null])).toEqual([
    ['terms', current?.text],
    ['privacy', null],
    ['refunds', null],
    ['imprint', 'A shop\nin Leeds.'],
  ])
  expect(await listVersions({ kind: 'client', userId: staff.userId }, 'terms')).toEqual([])
  expect(await db.auditEntry.count({ where: { action: 'settings.legal_text' } })).toBe(3)
})
