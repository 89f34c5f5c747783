import type { Money } from '../money'

export type ValidationLevel = 'dv' | 'ov' | 'ev'
export type AuthorityFamily = 'symantec' | 'comodo'
export type Activation = 'automatic' | 'manual'

/** One of Enom's certificate products, in today's words. */
export type TypeView = {
  code: string
  family: AuthorityFamily
  brand: string
  name: string
  /** The name people may still search for. */
  formerName: string | null
  level: ValidationLevel
  wildcard: boolean
  multiDomain: boolean
  /** How many names the price includes. */
  namesIncluded: number
  maxYears: number
  usualWait: string
  /** Days before the end from which a new order makes sense. */
  reorderDays: number
  /** Whether days left over are added to the new certificate. */
  carriesOver: boolean
}

/** What goes into a basket: a type for a number of years at a price in minor units. */
export type ChoiceView = { id: string; type: TypeView; years: number; amount: number; currency: string }

export type ProductView = {
  id: string
  slug: string
  name: string
  /** One sentence: what it is best for. */
  summary: string
  description: string
  activation: Activation
  type: TypeView
  /** Only what is sold, the product's own type first, then shorter terms first. Never empty. */
  choices: ChoiceView[]
}

/** The lowest price of a product and its term. */
export function fromPrice(product: ProductView): Money & { years: number } {
  const [first, ...rest] = product.choices
  if (!first) throw new Error(`product ${product.slug} has nothing to sell`)
  const { amount, currency, years } = rest.reduce((low, choice) => (choice.amount < low.amount ? choice : low), first)
  return { amount, currency, years }
}

/** The types a product offers, each once; more than one is the option "Certificate Type". */
export function typesOf(product: ProductView): TypeView[] {
  return [...new Map(product.choices.map(({ type }) => [type.code, type])).values()]
}
