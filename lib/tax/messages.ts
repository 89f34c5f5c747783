import { staleText } from '../audit-log/stale-text'
import { MAX_RATES } from './get-settings'
import type { SaveTaxRatesRefusal } from './save-rates'
import type { SaveTaxSettingsRefusal } from './save-settings'
import { countryText } from './text'

const LABELS = { mode: 'Tax', sellerCountry: 'Country you sell from', askVies: 'Ask VIES' }

/** Returns the sentence for a refusal to save tax settings or rates. */
export function taxMessage(refusal: SaveTaxSettingsRefusal | SaveTaxRatesRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'Your role does not include changing the settings. Nothing was changed.'
    case 'changed-since':
      return staleText(refusal, LABELS)
    case 'rates-changed':
      return 'Someone else saved rates after you opened this page, so nothing was saved. Reload the page to see theirs, then enter yours again.'
    case 'too-many':
      return `The shop keeps at most ${MAX_RATES} rates. Remove some that have ended.`
    case 'no-home-rate':
      return `${countryText(refusal.country)} needs a rate that is valid today, because you sell from there. Nothing was changed.`
  }
}
