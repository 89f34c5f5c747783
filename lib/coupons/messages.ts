import { staleText } from '../audit-log/stale-text'
import { longDayAt } from '../languages/format'
import { wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import type { CouponRefusal } from './check-coupon'
import type { SaveCouponRefusal } from './save-coupon'

/** Returns the message for a code that gives no discount. */
export function couponMessage(refusal: CouponRefusal, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'couponRefusal')
  const { coupon } = refusal
  switch (refusal.code) {
    case 'coupon-ended':
      return refusal.on ? words('coupon-ended-on', { coupon, day: longDayAt(refusal.on, language) }) : words('coupon-ended', { coupon })
    case 'coupon-not-yet':
      return words('coupon-not-yet', { coupon, day: longDayAt(refusal.from, language) })
    case 'coupon-other-currency':
      return words('coupon-other-currency', { coupon, currency: refusal.currency })
    case 'coupon-used-by-you':
      return words('coupon-used-by-you', { coupon, times: refusal.times })
    default:
      return words(refusal.code, { coupon })
  }
}

const LABELS = {
  percent: 'Hundredths of a percent',
  amount: 'Amount in minor units',
  currency: 'Currency',
  productIds: 'Products',
  firstOrderOnly: 'Only for a first order',
  maxUses: 'Uses in all',
  maxUsesPerBuyer: 'Uses per buyer',
  validFrom: 'First day',
  validUntil: 'Last day',
  note: 'Note',
}

/** Returns the message for a coupon that could not be saved, or could not be switched on or off. */
export function saveCouponMessage(refusal: SaveCouponRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'This coupon doesn’t exist, or your role does not include changing coupons. Nothing was saved.'
    case 'code-taken':
      return `There is already a coupon with the code “${refusal.coupon}”. Choose another code.`
    case 'unknown-product':
      return 'One of these products was deleted after you opened the page. Choose again.'
    case 'changed-since':
      return staleText(refusal, LABELS)
  }
}
