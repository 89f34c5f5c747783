import type { Address } from '../csr/address/read-address'
import type { ProductView, TypeView, ValidationLevel } from './schema'
import { LEVELS } from './text'

/** What the finder may be told besides the address; absent means "any". */
export type Wishes = { proves?: ValidationLevel | undefined; covers?: 'one' | 'sub-domains' | 'several' | undefined }

export type Fit = {
  product: ProductView
  /** The type of this product that fits; the product's own one where several do. */
  type: TypeView
  /** The names it would secure. */
  covers: string
  /** Why it is in the list, in one sentence. */
  why: string
  /** The lowest price of that type. */
  from: { amount: number; currency: string; years: number }
}

/**
 * The products that can secure this address, the cheapest first within each level of proof, domain first.
 * Multi-domain ones are for people with several names, so only where they are asked for. A wildcard address leaves wildcards only; a plain one is offered wildcards only when asked for, because they cost several times as much.
 */
export function findFitting(products: readonly ProductView[], address: Address, wishes: Wishes = {}): Fit[] {
  const several = wishes.covers === 'several'
  const wildcard = !several && (address.wildcard || wishes.covers === 'sub-domains')
  return products
    .flatMap((product) => {
      const offered = product.choices.filter(
        ({ type }) => type.multiDomain === several && type.wildcard === wildcard && (!wishes.proves || type.level === wishes.proves),
      )
      const [first] = offered
      if (!first) return []
      const prices = offered.filter(({ type }) => type.code === first.type.code)
      const from = prices.reduce((low, choice) => (choice.amount < low.amount ? choice : low), first)
      const names = several ? severalNames(address, first.type) : coveredNames(address, wildcard)
      return [
        {
          product,
          type: first.type,
          covers: names,
          why: `${PROOF[first.type.level]}; covers ${wildcard ? `every direct sub-domain of ${readable(address)}` : names}.`,
          from: { amount: from.amount, currency: from.currency, years: from.years },
        },
      ]
    })
    .sort((one, other) => LEVELS.indexOf(one.type.level) - LEVELS.indexOf(other.type.level) || one.from.amount - other.from.amount)
}

/** `www.` also brings the bare name with every authority sold here; any other host covers itself only (Enom help centre). */
function coveredNames(address: Address, wildcard: boolean): string {
  const name = readable(address)
  if (wildcard) return `${name} and *.${name}`
  return address.domain === `www.${address.registrable}` ? `${name} and ${name.slice('www.'.length)}` : name
}

/** The names of a multi-domain certificate: this one and as many others as its price includes. */
function severalNames(address: Address, { namesIncluded }: TypeView): string {
  const others = namesIncluded - 1
  return `${readable(address)} and ${others === 1 ? 'one other name' : `${others} other names`}`
}

/** The name without its star, in the letters people know it by. */
function readable({ unicode }: Address): string {
  return unicode.startsWith('*.') ? unicode.slice(2) : unicode
}

const PROOF: Record<ValidationLevel, string> = {
  dv: 'You approve one email',
  ov: 'Your organisation is checked against a public register',
  ev: 'Your organisation, its address and the person who orders are checked',
}

/** Returns what one certificate for this many names costs. */
export type SeveralFit = Omit<Fit, 'covers'>

/** Returns the products that put this many names into one certificate, the cheapest first within each level of proof; none for more than a price includes. */
export function findForSeveral(products: readonly ProductView[], count: number, { proves }: Wishes = {}): SeveralFit[] {
  return products
    .flatMap((product) => {
      const offered = product.choices.filter(
        ({ type }) => type.multiDomain && type.namesIncluded >= count && (!proves || type.level === proves),
      )
      const [first] = offered
      if (!first) return []
      const prices = offered.filter(({ type }) => type.code === first.type.code)
      const from = prices.reduce((low, choice) => (choice.amount < low.amount ? choice : low), first)
      const why = `${PROOF[first.type.level]}; one certificate for up to ${first.type.namesIncluded} names, each approved on its own.`
      return [{ product, type: first.type, why, from: { amount: from.amount, currency: from.currency, years: from.years } }]
    })
    .sort((one, other) => LEVELS.indexOf(one.type.level) - LEVELS.indexOf(other.type.level) || one.from.amount - other.from.amount)
}
