import { expect, test } from 'vitest'
import { certificateEventText } from '../../admin/text'
import { timelineText } from '../view/timeline-text'
import { CERTIFICATE_EVENTS } from './events'

test('staff see plain text for every certificate event', () => {
  const raw = CERTIFICATE_EVENTS.filter((kind) => /_|^certificate/.test(certificateEventText(kind)))
  expect(raw).toEqual([])
})

test('an event from another release shows its raw name to staff and nothing to the buyer', () => {
  expect(certificateEventText('certificate.put_to_sleep')).toBe('put to sleep')
  expect(timelineText({ kind: 'certificate.put_to_sleep', detail: {} })).toBeNull()
})
