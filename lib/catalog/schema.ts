import type { Money } from '../money'

export type ValidationLevel = 'dv' | 'ov' | 'ev'
export type AuthorityFamily = 'symantec' | 'comodo'
export type Activation = 'automatic' | 'manual'

/** An Enom certificate product, under its current name. */
export type TypeView = {
  code: string
  family: AuthorityFamily
  brand: string
  name: string
  /** A former name that people may still search for. */
  formerName: string | null
  level: ValidationLevel
  wildcard: boolean
  multiDomain: boolean
  /** The number of names included in the price. */
  namesIncluded: number
  maxYears: number
  usualWait: string
  /** How many days before the end of the term it makes sense to order again. */
  reorderDays: number
  /** Whether days left on the old certificate are added to the new one. */
  carriesOver: boolean
}

/** A type for a number of years at a price in minor units, as contained in a basket. */
export type ChoiceView = { id: string; type: TypeView; years: number; amount: number; currency: string }

export type ProductView = {
  id: string
  slug: string
  name: string
  /** One sentence on what the product is best for. */
  summary: string
  description: string
  activation: Activation
  type: TypeView
  /** The term of its own type that is selected by default; null: the shortest. */
  defaultYears: number | null
  /** Only choices on sale: the product's own type first, then shorter terms first. Never empty. */
  choices: ChoiceView[]
}

/** Returns the lowest price of a product and its term. */
export function fromPrice(product: ProductView): Money & { years: number } {
  const [first, ...rest] = product.choices
  if (!first) throw new Error(`product ${product.slug} has nothing to sell`)
  const { amount, currency, years } = rest.reduce((low, choice) => (choice.amount < low.amount ? choice : low), first)
  return { amount, currency, years }
}

/** Returns the choice that is selected by default. If its term is no longer sold, the first choice is used. */
export function defaultChoice({ choices, defaultYears, type }: ProductView): ChoiceView | undefined {
  return choices.find((choice) => choice.type.code === type.code && choice.years === defaultYears) ?? choices[0]
}

/** Returns the types a product offers, each once. If there are several, the buyer chooses one under "Certificate Type". */
export function typesOf(product: ProductView): TypeView[] {
  return [...new Map(product.choices.map(({ type }) => [type.code, type])).values()]
}
