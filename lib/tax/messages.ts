import { staleText } from '../audit-log/stale-text'
import { MAX_CLASSES, MAX_RATES } from './get-settings'
import type { SaveTaxClassesRefusal } from './save-classes'
import type { SaveTaxRatesRefusal } from './save-rates'
import type { SaveTaxSettingsRefusal } from './save-settings'
import { countryText } from './text'

const LABELS = { mode: 'Tax', sellerCountry: 'Country you sell from', askVies: 'Ask VIES', calculator: 'Who calculates the tax' }

/** Returns the message for a refusal to save tax settings, classes or rates. */
export function taxMessage(refusal: SaveTaxSettingsRefusal | SaveTaxRatesRefusal | SaveTaxClassesRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'Your role does not allow you to change the settings. Nothing was changed.'
    case 'changed-since':
      return staleText(refusal, LABELS)
    case 'rates-changed':
      return 'Someone else saved rates after you opened this page, so nothing was saved. Reload the page to see theirs, then enter yours again.'
    case 'classes-changed':
      return 'Someone else saved classes after you opened this page, so nothing was saved. Reload the page to see theirs, then enter yours again.'
    case 'too-many':
      return `The shop stores at most ${MAX_RATES} rates. Remove some that are no longer in force.`
    case 'too-many-classes':
      return `The shop stores at most ${MAX_CLASSES} classes. Remove one that no product uses.`
    case 'no-home-rate':
      return `${countryText(refusal.country)} needs a standard rate that is valid today, because you sell from there. Nothing was changed.`
    case 'class-gone':
      return 'One of these rates is for a class that was removed. Reload the page to see the current classes.'
    case 'name-taken':
      return `Another class is called “${refusal.name}”. Choose another name.`
    case 'standard-stays':
      return 'The default product class needs a name.'
    case 'class-in-use':
      return `${refusal.products === 1 ? '1 product has' : `${refusal.products} products have`} the class “${refusal.name}”, so it can’t be removed. Give ${refusal.products === 1 ? 'it' : 'them'} another class first.`
  }
}
