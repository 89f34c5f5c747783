import { expect, test } from 'vitest'
import { CertificateStatus } from '../db/generated/enums'
import { STATUS_WORDS, staffLabel } from './words'

test('every status has words for the buyer and for staff, and none names the supplier to the buyer', () => {
  for (const status of Object.values(CertificateStatus)) {
    expect(staffLabel(status), status).toBeTruthy()
    expect(staffLabel(status), status).not.toMatch(/\byou\b/i)
    expect(`${STATUS_WORDS[status].label} ${STATUS_WORDS[status].sentence}`).not.toMatch(/enom/i)
  }
})
