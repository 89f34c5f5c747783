import { expect, test } from 'vitest'
import { CertificateStatus } from '../db/generated/enums'
import { EDITABLE, nextStatuses, TRANSITIONS } from './state'

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

test('nothing that may have reached the authority can be edited', () => {
  for (const status of ['sending', 'send_blocked', 'send_unclear', 'awaiting_approval', 'org_validation', 'approved', 'held', 'issued']) {
    expect(EDITABLE).not.toContain(status)
  }
})
