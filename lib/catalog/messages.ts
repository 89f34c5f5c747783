import type { SaveProductRefusal } from './save-product'

/** The sentence staff read when a product is not saved. */
export function saveProductText(refusal: SaveProductRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'This product does not exist any more. Nothing was saved.'
    case 'invalid':
      return Object.values(refusal.fields)[0] ?? 'Some fields need another look. Nothing was saved.'
    case 'slug-taken':
      return 'Another product has this address. Choose a different one.'
    case 'unknown-type':
      return `There is no certificate type “${refusal.typeCode}”. Choose one from the list.`
    case 'unknown-account':
      return 'The chosen Enom account does not exist any more. Choose another one.'
    case 'term-too-long':
      return `${refusal.typeName} is sold for at most ${refusal.maxYears} years.`
    case 'same-choice-twice':
      return 'Two rows have the same certificate type and term. Keep one of them.'
    case 'mixed-currency':
      return 'All prices of a product must be in one currency, because a basket cannot mix them.'
    case 'nothing-to-sell':
      return 'A product in the shop needs at least one price. Add one, or hide the product.'
    case 'own-type-not-sold':
      return 'The product’s own certificate type has no price. Add one, or choose another type for the product.'
  }
}
