import type { ActionState } from '@/lib/action-state'
import { priceFaultText, saveProductText } from '@/lib/catalog/messages'
import type { SaveProductRefusal } from '@/lib/catalog/save-product'
import { isCurrency } from '@/lib/money'

type Form = { rows: readonly string[]; typed: readonly string[]; currency: string }

/** Returns the response to a product that was not saved: every fault at its field, or at the top if it belongs to none. */
export function refusedProduct(refusals: readonly SaveProductRefusal[], form: Form): ActionState {
  const fields: Record<string, string> = {}
  const rest: string[] = []
  for (const refusal of refusals) {
    if (refusal.code === 'invalid') Object.assign(fields, invalidFields(refusal.fields, form))
    else {
      const field = fieldOf(refusal, form)
      if (field) fields[field] ??= saveProductText(refusal)
      else rest.push(saveProductText(refusal))
    }
  }
  const newer = refusals.find((refusal) => refusal.code === 'changed-since')
  return {
    status: 'refused',
    message: rest.join(' ') || 'There is a problem',
    fields,
    // Saving again then replaces the version that this response shows.
    ...(newer ? { values: { savedAt: newer.savedAt.toISOString() } } : {}),
  }
}

/** Returns the domain layer's faults under the form's field names. The form's rows can have gaps; the product's rows cannot. */
function invalidFields(faults: Record<string, string>, { rows, typed, currency }: Form): Record<string, string> {
  const entries = Object.entries(faults).map(([path, message]): [string, string] => {
    const [first, at, last] = path.split('.')
    if (first !== 'choices' || at === undefined) return [path, message]
    if (last === 'currency' || !isCurrency(currency)) return ['currency', 'Use a currency code such as USD.']
    if (last !== 'amount') return [`choices.${rows[Number(at)]}.${last}`, message]
    return [`choices.${rows[Number(at)]}.price`, priceText(typed[Number(at)] ?? '', currency, message)]
  })
  return Object.fromEntries(entries)
}

function priceText(typed: string, currency: string, message: string): string {
  return message.includes('too high') ? message : priceFaultText(typed, currency)
}

function fieldOf(refusal: SaveProductRefusal, { rows }: Form): string | undefined {
  switch (refusal.code) {
    case 'slug-taken':
      return 'slug'
    case 'unknown-type':
    case 'own-type-not-sold':
      return 'typeCode'
    case 'unknown-tax-class':
      return 'taxClass'
    case 'unknown-account':
      return 'enomAccountId'
    case 'term-too-long':
    case 'same-choice-twice':
      return `choices.${rows[refusal.row]}.years`
    case 'nothing-to-sell':
      return 'visible'
    case 'default-not-sold':
      return 'defaultYears'
    case 'sale-ends-first':
      return 'saleUntil'
    case 'unprotected':
      return 'unprotected'
    default:
      return undefined
  }
}
