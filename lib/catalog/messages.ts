import { COST_CURRENCY, currencyDigits, dollars, formatMoney, parseDecimal } from '../money'
import type { DeleteProductRefusal } from './delete-product'
import type { ChangePricesRefusal } from './pricing/change-prices'
import type { UnprotectedPrice } from './pricing/unprotected-prices'
import type { SaveProductRefusal } from './save-product'
import { belowCostText, termText } from './text'
import type { Difference } from './what-differs'

/** Returns the message shown to staff when a product is not saved. */
export function saveProductText(refusal: SaveProductRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'This product no longer exists. Nothing was saved.'
    case 'invalid':
      return Object.values(refusal.fields)[0] ?? 'Some fields need to be corrected. Nothing was saved.'
    case 'slug-taken':
      return 'Another product has this address. Choose a different one.'
    case 'unknown-type':
      return `There is no certificate type “${refusal.typeCode}”. Choose one from the list.`
    case 'unknown-account':
      return 'The chosen Enom account no longer exists. Choose another one.'
    case 'unknown-tax-class':
      return 'The chosen tax class no longer exists. Choose another one.'
    case 'term-too-long':
      return `${refusal.typeName} is sold for at most ${refusal.maxYears} years.`
    case 'same-choice-twice':
      return 'Two rows have the same certificate type and term. Keep one of them.'
    case 'mixed-currency':
      return 'All prices of a product must be in one currency, because a basket can’t mix currencies.'
    case 'nothing-to-sell':
      return 'A product in the shop needs at least one price. Add one, or hide the product.'
    case 'own-type-not-sold':
      return 'The product’s own certificate type has no price. Add one, or choose another type for the product.'
    case 'unprotected':
      return lossText(refusal.prices)
    case 'sale-ends-first':
      return 'The last day on sale is before the first.'
    case 'default-not-sold':
      return `The product’s own type has no price for ${termText(refusal.years)}, so it can’t be the default. Choose a term with a price, or leave this empty.`
    case 'changed-since':
      return changedSinceText(refusal.differences)
  }
}

function changedSinceText(differences: readonly Difference[]): string {
  const opening = 'Someone else saved this product after you opened it, so we didn’t overwrite their change.'
  if (!differences.length) return `${opening} Their version is the same as yours.`
  const each = differences.map(({ what, stored, yours }) => `${what}: theirs “${stored}”, yours “${yours}”.`)
  return `${opening} ${each.join(' ')} What you typed is still here. Save again to replace their version with yours.`
}

const AGREE = 'Nothing was saved. Change the price, or tick “No protection against selling below cost” and save again.'

/** Returns the message about prices that may lose money, including how to agree to them. */
export function lossText(prices: readonly UnprotectedPrice[], agree = AGREE): string {
  return `${prices.map(unprotectedText).join(' ')} ${agree}`
}

function unprotectedText({ typeName, years, price, worth, cost }: UnprotectedPrice): string {
  const what = `${typeName}, ${termText(years)}, at ${formatMoney(price)}`
  const asks = cost === null ? 'Enom’s price is not known yet' : `Enom asks ${formatMoney(dollars(cost))}`
  if (worth !== null && cost !== null) {
    const value = price.currency === COST_CURRENCY ? '' : ` (worth ${formatMoney(dollars(worth))})`
    return `${what}${value}: ${asks}. ${belowCostText(cost - worth)}.`
  }
  return `${what}: ${asks}. Enom charges in US dollars and the shop has no exchange rate for ${price.currency}, so this price is not protected against a loss.`
}

export const PRODUCT_GONE = 'This product no longer exists. Nothing was changed.'

/** Returns the message shown to staff when a product is not deleted. */
export function deleteProductText(refusal: DeleteProductRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return PRODUCT_GONE
    case 'still-shown':
      return 'This product is in the shop. Hide it and save, then delete it.'
    case 'was-sold':
      return `${refusal.orders === 1 ? 'One order names' : `${refusal.orders} order lines name`} this product, so it can’t be deleted. Hide it: buyers no longer see it, and its orders stay as they are.`
  }
}

/** Returns the message shown to staff when prices are not changed. */
export function pricesText(refusal: ChangePricesRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'Sign in again to do this. Nothing was saved.'
    case 'nothing-changed':
      return 'This is already the current price. Nothing was saved.'
    case 'in-the-past':
      return 'This day has already begun. To change the price now, change it in the price table; otherwise choose a later day.'
    case 'out-of-range':
      return 'This price is too high, or not above zero. Nothing was saved.'
    case 'gone':
      return 'One of these prices was taken off sale. Nothing was saved. Reload the page to see what is on sale.'
    case 'changed-since':
      return `Someone else changed prices after you opened this page, so nothing was saved. ${refusal.prices.map(movedText).join(' ')} Reload the page to work from the stored prices.`
    case 'unprotected':
      return lossText(refusal.prices)
  }
}

function movedText({ what, seen, stored, wanted }: Extract<ChangePricesRefusal, { code: 'changed-since' }>['prices'][number]): string {
  return `${what}: it was ${formatMoney(seen)}, theirs is ${formatMoney(stored)}, yours is ${formatMoney(wanted)}.`
}

/** Returns the message shown to staff after an exchange rate is saved. `losing`: how many prices on sale are below cost. */
export function rateSavedText(currency: string, losing: number): string {
  if (losing === 0) return `The rate for ${currency} is saved. New orders use it.`
  const what = losing === 1 ? '1 price on sale is' : `${losing} prices on sale are`
  return `The rate for ${currency} is saved. At this rate ${what} below cost: see the product list.`
}

/** Returns why the entered text is not a price, and what was probably meant. */
export function priceFaultText(typed: string, currency: string): string {
  const amount = parseDecimal(typed, currency)
  if (amount !== null) return `“${typed}” is not a price: it must be more than 0.`
  const meant = meantBy(typed, currency)
  if (meant) return `“${typed}” is not a price the shop can read. Did you mean ${meant}?`
  const digits = currencyDigits(currency)
  const how = digits ? `with ${digits} decimals, for example ${(12.5).toFixed(digits)}` : 'without decimals, for example 1200'
  return `“${typed}” is not a price in ${currency}. Enter it ${how}.`
}

/**
 * Converts a price typed with a decimal comma, a currency or spaces to the format that the shop reads. Returns null if the price is
 * ambiguous.
 */
function meantBy(typed: string, currency: string): string | null {
  const digits = currencyDigits(currency)
  const bare = typed
    .replace(/[\s\p{Sc}’']/gu, '')
    .toUpperCase()
    .replace(currency, '')
  const plain = /^(?:\d{1,3}(?:\.\d{3})+|\d+),\d+$/.test(bare) ? bare.replaceAll('.', '').replace(',', '.') : bare
  const amount = /^[\d.,]+$/.test(plain) ? parseDecimal(plain, currency) : null
  return amount !== null && amount > 0 ? (amount / 10 ** digits).toFixed(digits) : null
}
