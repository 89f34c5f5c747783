import { expect, test } from 'vitest'
import { refundCertificateInput, refundOrderInput, shopSettingsInput } from './schema'

test('the form’s checkbox carries the number of refunds agreed to; a missing or non-numeric value means none', () => {
  const read = (agreedTo?: string) => shopSettingsInput.parse({ refund: 'after', hours: '24', agreedTo })
  expect([read('3'), read(), read('all'), read('-1')].map(({ agreedTo }) => agreedTo)).toEqual([3, 0, 0, 0])
})

test('pressing Enter in the reason field is not enough for a refund', () => {
  const asked = { orderId: '01900000-0000-7000-8000-000000000001', reason: 'Bought twice' }
  expect(refundOrderInput.safeParse(asked).error?.issues).toMatchObject([
    { path: ['sure'], message: expect.stringMatching(/Nothing has been sent/) },
  ])
  expect(refundOrderInput.safeParse({ ...asked, sure: 'on' }).success).toBe(true)
  expect(refundCertificateInput.safeParse({ certificateId: asked.orderId, reason: asked.reason }).success).toBe(false)
})
