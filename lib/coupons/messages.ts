import { staleText } from '../audit-log/stale-text'
import type { CouponRefusal } from './check-coupon'
import type { SaveCouponRefusal } from './save-coupon'

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** Returns the sentence for a code that takes nothing off. */
export function couponMessage(refusal: CouponRefusal): string {
  const code = `“${refusal.coupon}”`
  switch (refusal.code) {
    case 'coupon-unknown':
      return `There is no coupon with the code ${code}. Check the spelling.`
    case 'coupon-ended':
      return refusal.on ? `The coupon ${code} ended on ${DAY.format(refusal.on)}.` : `The coupon ${code} has ended.`
    case 'coupon-not-yet':
      return `The coupon ${code} can be used from ${DAY.format(refusal.from)}.`
    case 'coupon-used-up':
      return `The coupon ${code} is used up.`
    case 'coupon-other-products':
      return `The coupon ${code} is not for these products.`
    case 'coupon-other-currency':
      return `The coupon ${code} is for prices in ${refusal.currency}. These are in another currency.`
    case 'coupon-takes-nothing':
      return `The coupon ${code} can’t take anything off these prices: they are already the lowest we can charge.`
    case 'coupon-first-order':
      return `The coupon ${code} is only for a first order. You have ordered here before.`
    case 'coupon-used-by-you':
      return refusal.times === 1
        ? `You have already used the coupon ${code}.`
        : `You have already used the coupon ${code} ${refusal.times} times, which is all it allows.`
  }
}

const LABELS = {
  percent: 'Hundredths of a percent',
  amount: 'Amount in minor units',
  currency: 'Currency',
  productIds: 'Products',
  firstOrderOnly: 'Only for a first order',
  maxUses: 'Uses in all',
  maxUsesPerBuyer: 'Uses for each buyer',
  validFrom: 'First day',
  validUntil: 'Last day',
  note: 'Note',
}

/** Returns the sentence for a coupon that was not saved or switched. */
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
