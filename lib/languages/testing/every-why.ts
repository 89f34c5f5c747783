import { RefundCause } from '../../db/generated/enums'
import type { RefundWhy } from '../refund-why'

/** Every reason for an automatic refund. */
export const EVERY_WHY: readonly RefundWhy[] = Object.values(RefundCause)
  .filter((code) => code !== 'staff')
  .map((code) => (code === 'rule' ? { code, name: 'RapidSSL' } : { code }))
