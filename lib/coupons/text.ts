import type { CouponUseStatus } from '../db/generated/enums'
import { formatMoney } from '../money'
import type { CouponState } from './states'

type Tone = 'good' | 'neutral' | 'warning' | 'info'

export const STATE_WORDS = {
  active: { label: 'Active', tone: 'good' },
  planned: { label: 'Planned', tone: 'info' },
  ended: { label: 'Ended', tone: 'neutral' },
  off: { label: 'Off', tone: 'warning' },
} as const satisfies Record<CouponState, { label: string; tone: Tone }>

export const USE_WORDS = {
  reserved: { label: 'Being paid', tone: 'info' },
  used: { label: 'Paid', tone: 'good' },
  freed: { label: 'Freed, not paid', tone: 'neutral' },
} as const satisfies Record<CouponUseStatus, { label: string; tone: Tone }>

/** Returns a coupon's discount: `10%` or `$5.00`. */
export function offText({ percent, amount, currency }: { percent: number | null; amount: number | null; currency: string | null }): string {
  return currency === null ? `${(percent ?? 0) / 100}%` : formatMoney({ amount: amount ?? 0, currency })
}

/** Returns how often a coupon was used: `3 of 100`. */
export function takenText({ taken, maxUses }: { taken: number; maxUses: number | null }): string {
  return maxUses === null ? String(taken) : `${taken} of ${maxUses}`
}
