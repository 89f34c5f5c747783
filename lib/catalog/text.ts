import { dollars, formatMoney } from '../money'
import type { PriceEnding } from './pricing/propose-prices'
import type { AuthorityFamily, ValidationLevel } from './schema'

export const LEVEL_NAME: Record<ValidationLevel, string> = {
  dv: 'Domain',
  ov: 'Organisation',
  ev: 'Extended',
}

/** Lowest first. */
export const LEVELS: readonly ValidationLevel[] = ['dv', 'ov', 'ev']

/** Returns each level of a product's types once, lowest first: `Domain, Organisation`. */
export function levelsText(levels: readonly ValidationLevel[]): string {
  return LEVELS.filter((level) => levels.includes(level))
    .map((level) => LEVEL_NAME[level])
    .join(', ')
}

/** Returns a sentence that tells staff how many products are hidden from buyers and how to put one on sale. */
export function hiddenText(hidden: number, all: number): string {
  const what = all === 1 ? 'The only product is' : `${hidden} of ${all} products ${hidden === 1 ? 'is' : 'are'}`
  return `${what} hidden from buyers. To sell ${hidden === 1 ? 'it' : 'one'}, open it, check its prices and tick “Show it in the shop”.`
}

/** Returns Enom's abbreviations of a product name. They are not former names, but people search for them. */
export function shortForms(name: string): string[] {
  return name.includes('True BusinessID') ? [name.replace('True BusinessID', 'TrueBizID'), 'True BizID'] : []
}

/** Returns the text for a price that is below Enom's cost by an amount in minor units of US dollars. */
export function belowCostText(loss: number): string {
  return `Sells ${formatMoney(dollars(loss))} below cost`
}

/** The wording for each price ending. */
export const ENDING_WORDS: Record<PriceEnding, string> = {
  none: 'No rounding',
  '00': '.00',
  '95': '.95',
  '99': '.99',
  whole: 'Nearest whole unit',
}

export function termText(years: number): string {
  return years === 1 ? '1 year' : `${years} years`
}

/** The authority that validates the buyer and signs the certificate. */
export const AUTHORITY: Record<AuthorityFamily, string> = { symantec: 'DigiCert', comodo: 'Sectigo' }

/** The URL of each authority's subscriber agreement. */
export const LEGAL_TEXTS: Record<AuthorityFamily, string> = {
  symantec: 'https://www.digicert.com/legal-repository',
  comodo: 'https://www.sectigo.com/legal',
}
