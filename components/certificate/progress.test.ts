import { expect, test } from 'vitest'
import type { Place } from '@/lib/certificates/lifecycle/places'
import type { CertificateStatus } from '@/lib/certificates/lifecycle/states'
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
} as const

const told = (status: CertificateStatus, place: Place, level: 'dv' | 'ov' = 'dv', events = [paid]) =>
  progressItems({ status, place, statusSince: at, type: { ...type, level }, ended: null, isTooDear: false }, events).map(
    ({ state, title }) => `${state}: ${title}`,
  )

test('a buyer sees what happened, what it waits for and what comes next', () => {
  expect(told('awaiting_approval', 'validation:approval')).toEqual([
    'done: Ordered and paid',
    'now: Waiting for approval by email',
    'next: Issued',
  ])
})

test('an organisation’s certificate says that the organisation will be checked, until it is', () => {
  expect(told('not_configured', 'setup', 'ov')).toEqual([
    'done: Ordered and paid',
    'needs_you: Ready to set up',
    'next: Someone at the domain approves it',
    'next: RapidSSL checks the organisation',
    'next: Issued',
  ])
  expect(told('org_validation', 'validation:organisation', 'ov')).not.toContain('next: RapidSSL checks the organisation')
})

test('an imported certificate is shown as imported, never as a refusal', () => {
  for (const [status, to] of [
    ['not_configured', 'setup'],
    ['declined', 'setup:declined'],
  ] as const) {
    const imported: TimelineEntry = { ...paid, kind: 'certificate.imported', to, text: 'Added to your account' }
    expect(told(status, to, 'dv', [imported])[0]).toBe('done: Added to your account')
  }
})

test('a refusal in the history is marked as one', () => {
  expect(told('sending', 'submission', 'dv', [paid, declined])).toContain('failed: Declined')
})

test('the current status is shown once', () => {
  expect(told('declined', 'setup:declined', 'dv', [paid, declined])).toEqual([
    'done: Ordered and paid',
    'needs_you: Declined',
    'next: Someone at the domain approves it',
    'next: Issued',
  ])
})

test('nothing comes next for a certificate that is over', () => {
  expect(told('issued', 'issued')).toEqual(['done: Ordered and paid'])
})

test('a certificate that costs too much is not said to continue automatically', () => {
  const now = (isTooDear: boolean) =>
    progressItems(
      { status: 'purchase_blocked', place: 'purchase:cost_exceeds_price', statusSince: at, type, ended: null, isTooDear },
      [],
    ).find(({ state }) => state === 'now')
  expect(now(false)?.children).toContain('happens automatically')
  expect(now(true)?.children).toContain('our team has to decide')
})

test('a lock is shown once, without another event’s time and without a next step', () => {
  for (const [status, place] of [
    ['not_configured', 'setup'],
    ['issued', 'issued'],
  ] as const) {
    const items = progressItems({ status, place, statusSince: at, type, ended: null, isTooDear: false, lock: 'open' }, [paid])
    expect(items.map(({ state, title, at: time }) => [state, title, time])).toEqual([
      ['done', 'Ordered and paid', at],
      ['now', 'Locked: payment disputed', undefined],
    ])
  }
})
