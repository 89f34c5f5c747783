import type { Address } from '../csr/address/read-address'
import type { ProductView, TypeView, ValidationLevel } from './schema'
import { LEVELS } from './text'

/** Optional wishes besides the address; absent means "any". */
export type Wishes = { proves?: ValidationLevel | undefined; covers?: 'one' | 'sub-domains' | 'several' | undefined }

export type Fit = {
  product: ProductView
  /** The fitting type of this product; the first one if several fit. */
  type: TypeView
  /** The names it would cover. */
  covers: string
  /** Why it is offered, in one sentence. */
  why: string
  /** The lowest price of that type. */
  from: { amount: number; currency: string; years: number }
}

/**
 * Returns the products that can secure this address, domain validation first and the cheapest first within each level. Multi-domain
 * products are offered only when asked for, because they are for people with several names. A wildcard address is offered only wildcards; a
 * plain one is offered them only when asked for, because they cost several times as much.
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

/**
 * Returns the names a certificate covers. With every authority sold here `www.` also covers the bare name; any other host covers only
 * itself (Enom help centre).
 */
function coveredNames(address: Address, wildcard: boolean): string {
  const name = readable(address)
  if (wildcard) return `${name} and *.${name}`
  return address.domain === `www.${address.registrable}` ? `${name} and ${name.slice('www.'.length)}` : name
}

/** Returns the names of a multi-domain certificate: this one and as many others as its price includes. */
function severalNames(address: Address, { namesIncluded }: TypeView): string {
  const others = namesIncluded - 1
  return `${readable(address)} and ${others === 1 ? 'one other name' : `${others} other names`}`
}

/** Returns the name without its star, in Unicode. */
function readable({ unicode }: Address): string {
  return unicode.startsWith('*.') ? unicode.slice(2) : unicode
}

const PROOF: Record<ValidationLevel, string> = {
  dv: 'You approve one email',
  ov: 'Your organisation is checked against a public register',
  ev: 'Your organisation, its address and the person who orders are checked',
}

/** A product that puts several names into one certificate, with its lowest price. */
export type SeveralFit = Omit<Fit, 'covers'>

/**
 * Returns the products that put this many names into one certificate, domain validation first and the cheapest first within each level.
 * Empty if no price includes that many.
 */
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
