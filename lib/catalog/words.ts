import type { AuthorityFamily, TypeView, ValidationLevel } from './schema'

/** What a certificate of this level proves, as a sentence about the buyer. */
export const PROVES: Record<ValidationLevel, string> = {
  dv: 'You control the domain',
  ov: 'Your organisation exists and owns the domain',
  ev: 'Your organisation passed the strictest check',
}

export const LEVEL_NAME: Record<ValidationLevel, string> = {
  dv: 'Domain',
  ov: 'Organisation',
  ev: 'Extended',
}

/** Which names it covers, when no address is known yet. */
export function coversText({ wildcard, multiDomain, namesIncluded }: TypeView): string {
  if (multiDomain) return `Up to ${namesIncluded} names`
  return wildcard ? 'One domain and all its direct sub-domains' : 'One name'
}

/** `1 year`, `2 years`. */
export function termText(years: number): string {
  return years === 1 ? '1 year' : `${years} years`
}

/** Who checks and signs. */
export const AUTHORITY: Record<AuthorityFamily, string> = { symantec: 'DigiCert', comodo: 'Sectigo' }

/** Where each authority keeps its subscriber agreement. */
export const LEGAL_TEXTS: Record<AuthorityFamily, string> = {
  symantec: 'https://www.digicert.com/legal-repository',
  comodo: 'https://www.sectigo.com/legal',
}

/** When to order again, and what becomes of the days that are left. */
export function reorderText({ reorderDays, carriesOver }: TypeView): string {
  const rest = carriesOver
    ? 'The days left on the old certificate are added to the new one.'
    : 'The days left on the old certificate are lost.'
  return `Order again from ${reorderDays} days before the end. ${rest}`
}
