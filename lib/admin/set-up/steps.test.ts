import { expect, test } from 'vitest'
import { type Facts, missingToOpen, stepsOf } from './steps'

const facts: Facts = {
  worker: 'working',
  account: { id: 'a', label: 'Main', lastCall: { outcome: 'ok', errorText: null } },
  costs: ['good'],
  takesRealMoney: true,
  soldByTestServer: 0,
  webhookUrl: 'https://shop.example/api/webhooks/stripe',
  webhookAt: null,
  mailAt: new Date(),
  sender: { domain: 'shop.example', spf: 'found', dmarc: 'found' },
  hasSeller: true,
  unwritten: [],
  unprotected: { emails: [], count: 0 },
  backup: null,
  backupAge: null,
}

test('a shop that takes real money for certificates from Enom’s test server cannot open', () => {
  const enom = (change: Partial<Facts>) => {
    const steps = stepsOf({ ...facts, ...change })
    return { why: steps.find(({ key }) => key === 'enom')?.why, missing: missingToOpen(steps).includes('enom') }
  }
  expect(enom({})).toEqual({ why: 'Enom responds and accepts the login of “Main”.', missing: false })
  expect(enom({ soldByTestServer: 2, takesRealMoney: false }).missing).toBe(false)
  expect(enom({ soldByTestServer: 2 })).toEqual({
    why: 'Stripe takes real money, but 2 products on sale are bought from Enom’s test server. Untick “Test Mode”, or use a live account.',
    missing: true,
  })
})
