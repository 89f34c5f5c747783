import { expect, test } from 'vitest'
import { CertificateStatus } from '../../db/generated/enums'
import { EDITABLE, nextStatuses, TRANSITIONS } from './states'

const ALL = Object.values(CertificateStatus)

test('the table names exactly the statuses of the database', () => {
  expect(Object.keys(TRANSITIONS).sort()).toEqual([...ALL].sort())
})

test('every status can be reached from the two a certificate is born with', () => {
  const reached = new Set<CertificateStatus>(['awaiting_activation', 'provisioning'])
  for (const status of reached) for (const next of nextStatuses(status)) reached.add(next)
  expect([...reached].sort()).toEqual([...ALL].sort())
})

test('only refunds are the end, and from cancelling there is one way back, to a person', () => {
  expect(ALL.filter((status) => nextStatuses(status).length === 0).sort()).toEqual(['refunded_issued', 'refunded_unissued'])
  expect(nextStatuses('cancelled')).toEqual(['purchase_failed'])
})

test('only what Enom holds nothing for can be cancelled', () => {
  const cancellable = ALL.filter((status) => nextStatuses(status).includes('cancelled'))
  expect(cancellable.sort()).toEqual(['awaiting_activation', 'provisioning', 'purchase_blocked', 'purchase_failed'])
})

test('what is sent waits for its approval first, and nothing but a refund leads out of “issued”', () => {
  const senders = ['sending', 'send_blocked', 'send_unclear'] as const
  const ways = new Set(senders.flatMap((status) => nextStatuses(status)).filter((to) => !senders.some((sender) => sender === to)))
  expect([...ways].sort()).toEqual(['awaiting_approval', 'needs_fix', 'refunded_unissued'])
  expect(nextStatuses('issued')).toEqual(['refunded_issued'])
})

test('nothing that may have reached the authority can be edited', () => {
  for (const status of ['sending', 'send_blocked', 'send_unclear', 'awaiting_approval', 'org_validation', 'approved', 'held', 'issued']) {
    expect(EDITABLE).not.toContain(status)
  }
})
