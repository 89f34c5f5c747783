import { expect, test } from 'vitest'
import type { Place } from '@/lib/certificates/lifecycle/places'
import type { TimelineEntry } from '@/lib/certificates/view/schema'
import { progressItems } from './progress'

const at = new Date(Date.UTC(2026, 10, 22, 9))
const paid: TimelineEntry = { id: '1', at, kind: 'certificate.created', to: null, by: 'the shop', text: 'Ordered and paid' }
const declined: TimelineEntry = { id: '2', at, kind: 'certificate.declined', to: 'setup:declined', by: 'the authority', text: 'Declined' }
const type = {
  code: 'x',
  name: 'X',
  brand: 'RapidSSL',
  level: 'dv',
  wildcard: false,
  multiDomain: false,
  namesIncluded: 1,
  family: 'symantec',
  usualWait: '',
  reorderDays: 30,
  carriesOver: false,
} as const

const told = (place: Place, level: 'dv' | 'ov' = 'dv', events = [paid]) =>
  progressItems({ place, wasIssued: place === 'issued', statusSince: at, type: { ...type, level }, ended: null }, events).map(
    ({ state, title }) => `${state}: ${title}`,
  )

test('a buyer sees what has happened, what the certificate is waiting for and what comes next', () => {
  expect(told('validation:approval')).toEqual(['done: Ordered and paid', 'now: Waiting for approval by email', 'next: Issued'])
})

test('the progress of an organisation’s certificate includes the check of the organisation until it is done', () => {
  expect(told('setup', 'ov')).toEqual([
    'done: Ordered and paid',
    'needs_you: Ready to set up',
    'next: Someone at the domain approves it',
    'next: RapidSSL checks the organisation',
    'next: Issued',
  ])
  expect(told('validation:organisation', 'ov')).not.toContain('next: RapidSSL checks the organisation')
})

test('an imported certificate is shown as imported, not as refused', () => {
  for (const to of ['setup', 'setup:declined'] as const) {
    const imported: TimelineEntry = { ...paid, kind: 'certificate.imported', to, text: 'Added to your account' }
    expect(told(to, 'dv', [imported])[0]).toBe('done: Added to your account')
  }
})

test('a refusal in the history is marked as such', () => {
  expect(told('submission', 'dv', [paid, declined])).toContain('failed: Declined')
})

test('the current status is shown only once', () => {
  expect(told('setup:declined', 'dv', [paid, declined])).toEqual([
    'done: Ordered and paid',
    'needs_you: Declined',
    'next: Someone at the domain approves it',
    'next: Issued',
  ])
})

test('a certificate that has ended has no next step', () => {
  expect(told('issued')).toEqual(['done: Ordered and paid'])
})

test('a certificate that costs too much is not said to continue automatically', () => {
  const now = (place: Place) =>
    progressItems({ place, wasIssued: false, statusSince: at, type, ended: null }, []).find(({ state }) => state === 'now')
  expect(now('purchase:insufficient_funds')?.children).toContain('happens automatically')
  expect(now('purchase:cost_exceeds_price')?.children).toContain('our team has to decide')
})

test('a lock is shown once, without the time of another event and without a next step', () => {
  for (const place of ['setup', 'issued'] as const) {
    const items = progressItems({ place, wasIssued: place === 'issued', statusSince: at, type, ended: null, lock: 'open' }, [paid])
    expect(items.map(({ state, title, at: time }) => [state, title, time])).toEqual([
      ['done', 'Ordered and paid', at],
      ['now', 'Locked: payment disputed', undefined],
    ])
  }
})
