import { expect, test } from 'vitest'
import { newToken } from '@/lib/links/secrets'
import { orderAndPay } from './order-and-pay'

const tryFrom = (ip: string) =>
  orderAndPay({ cartToken: newToken(), email: 'buyer@shop.example', country: 'GB', actor: null, language: 'en', ip })

test('a network can open the payment page only a limited number of times, and is then told that nothing was charged; other networks still can', async () => {
  for (let i = 0; i < 20; i++) expect(await tryFrom('192.0.2.1')).toEqual({ goTo: '/cart' })
  expect(await tryFrom('192.0.2.1')).toEqual({
    refused: 'Too many attempts in a short time. Try again in 15 minutes. You have not been charged, and your basket is as you left it.',
  })
  expect(await tryFrom('192.0.2.2')).toEqual({ goTo: '/cart' })
})
