import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { newToken } from '@/lib/links/secrets'
import { sell } from '@/lib/orders/testing/shop'
import { putIntoBasket } from './put-into-basket'

test('a network can start only a limited number of baskets, even with made-up cookies; existing baskets and other networks still work', async () => {
  const { choiceId } = await sell()
  const put = (ip: string, token?: string) => putIntoBasket({ token, choiceId, quantity: 1, label: '', ip, language: 'en' })
  const first = await put('192.0.2.1')
  for (let i = 0; i < 100; i++) await put('192.0.2.1', i % 2 ? newToken() : undefined)
  expect(await db.cart.count()).toBe(40)
  expect(await put('192.0.2.1')).toEqual({ refused: expect.stringContaining('Nothing was added to your basket.') })
  expect(await put('192.0.2.1', 'basket' in first ? first.basket.token : undefined)).toMatchObject({ basket: { count: 2 } })
  expect(await put('192.0.2.2')).toMatchObject({ basket: { count: 1 } })
})
