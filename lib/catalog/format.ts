import { wordsOf } from '../languages/text'
import type { Language } from '../languages/types'
import { usualWaitIn } from '../languages/usual-wait'
import type { TypeView, ValidationLevel } from './schema'
import { AUTHORITY } from './text'

// Descriptions of certificates for buyers, in their language. Like the messages, they are for the server only.

/** Returns a sentence on what a certificate of this level proves about the buyer. */
export function provesText(language: Language, level: ValidationLevel): string {
  return wordsOf(language, 'certificate')(`proves.${level}`)
}

type Covered = Pick<TypeView, 'wildcard' | 'multiDomain' | 'namesIncluded'>

const coverKind = ({ wildcard, multiDomain }: Covered) => (multiDomain ? 'several' : wildcard ? 'subDomains' : 'one')

/** Returns which names a type covers, for use when no address is known yet. */
export function coversText(language: Language, type: Covered): string {
  return wordsOf(language, 'certificate')(`covers.${coverKind(type)}`, { count: type.namesIncluded })
}

/** Returns a more detailed description of the names that a type covers. */
export function coversInFull(language: Language, type: Covered): string {
  return wordsOf(language, 'certificate')(`coversInFull.${coverKind(type)}`, { count: type.namesIncluded })
}

/** Returns the length of a term: `2 years`. */
export function termIn(language: Language, years: number): string {
  return wordsOf(language, 'certificate')('term', { years })
}

/** Returns when to order again, and what happens to the remaining days. */
export function reorderText(language: Language, { reorderDays, carriesOver }: TypeView): string {
  return wordsOf(language, 'certificate')(carriesOver ? 'reorderAdded' : 'reorderLost', { days: reorderDays })
}

/** Returns the authority that signs certificates of a type, and the brand if its name differs. */
export function signedText(language: Language, { family, brand }: TypeView): string {
  const authority = AUTHORITY[family]
  return authority === brand ? brand : wordsOf(language, 'certificate')('signedAs', { authority, brand })
}

/** Returns how long it usually takes to issue a certificate of a type. */
export function waitText(language: Language, { usualWait }: Pick<TypeView, 'usualWait'>): string {
  return usualWaitIn(language, usualWait)
}
