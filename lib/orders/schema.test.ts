import { expect, test } from 'vitest'
import { shopSettingsInput } from './schema'

test('the form’s tick stands for a number of refunds, and for none when it is missing or no number', () => {
  const read = (agreedTo?: string) => shopSettingsInput.parse({ refund: 'after', hours: '24', agreedTo })
  expect([read('3'), read(), read('all'), read('-1')].map(({ agreedTo }) => agreedTo)).toEqual([3, 0, 0, 0])
})
