import { expect, test } from 'vitest'
import { eventOf } from './announce'

test('other systems are notified only of steps that require someone to act, new files and refusals', () => {
  expect(eventOf({ from: 'purchase', to: 'setup' })).toBe('certificate.set_up_needed')
  expect(eventOf({ from: 'validation:approval', to: 'setup' })).toBe('certificate.set_up_needed')
  expect(eventOf({ from: 'submission', to: 'validation:approval' })).toBe('certificate.approval_waiting')
  expect(eventOf({ from: 'validation:issuing', to: 'issued' })).toBe('certificate.issued')
  expect(eventOf({ from: 'validation:file_mismatch', to: 'issued' })).toBe('certificate.issued')
  expect(eventOf({ from: 'validation:approval', to: 'setup:declined' })).toBe('certificate.failed')
  expect(eventOf({ from: 'purchase', to: 'purchase:supplier_refused' })).toBe('certificate.failed')
  expect(eventOf({ from: 'issued', to: 'setup' })).toBeNull()
  expect(eventOf({ from: 'setup', to: 'issued' })).toBeNull()
  expect(eventOf({ from: 'setup:declined', to: 'setup' })).toBeNull()
  expect(eventOf({ from: 'setup', to: 'submission' })).toBeNull()
})
