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

/** The lowest first. */
export const LEVELS: readonly ValidationLevel[] = ['dv', 'ov', 'ev']

/** `Domain, Organisation`: each level of a product's types once, the lowest first. */
export function levelsText(levels: readonly ValidationLevel[]): string {
  return LEVELS.filter((level) => levels.includes(level))
    .map((level) => LEVEL_NAME[level])
    .join(', ')
}

/** How many products buyers do not see, and how to sell one, for staff. */
export function hiddenText(hidden: number, all: number): string {
  const what = all === 1 ? 'The only product is' : `${hidden} of ${all} products ${hidden === 1 ? 'is' : 'are'}`
  return `${what} hidden from buyers. To sell ${hidden === 1 ? 'it' : 'one'}, open it, check its prices and tick “Show it in the shop”.`
}

/** Enom's short form of a name that is still in use: no former name, but people search for it. */
export function shortForms(name: string): string[] {
  return name.includes('True BusinessID') ? [name.replace('True BusinessID', 'TrueBizID'), 'True BizID'] : []
}

/** Which names it covers, when no address is known yet. */
export function coversText({ wildcard, multiDomain, namesIncluded }: Pick<TypeView, 'wildcard' | 'multiDomain' | 'namesIncluded'>): string {
  if (multiDomain) return `Up to ${namesIncluded} names`
  return wildcard ? 'One domain and all its direct sub-domains' : 'One name'
}

/** The same, with what that means for the names people have. */
export function coversInFull(type: Pick<TypeView, 'wildcard' | 'multiDomain' | 'namesIncluded'>): string {
  if (type.multiDomain)
    return `${coversText(type)} in one certificate, from one domain or several. List them all in the request you send. Each name covers only itself, and someone has to approve each one.`
  if (type.wildcard) return `${coversText(type)}: *.example.com and example.com, but not a.b.example.com.`
  return 'One name. A certificate for www.example.com covers example.com too; any other name covers only itself.'
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
