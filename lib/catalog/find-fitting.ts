import type { Address } from '../csr/address/read-address'
import { listIn, wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import type { ProductView, TypeView, ValidationLevel } from './schema'
import { LEVELS } from './text'

/** Optional criteria besides the address; absent means "any". */
export type Wishes = { proves?: ValidationLevel | undefined; covers?: 'one' | 'sub-domains' | 'several' | undefined }

export type Fit = {
  product: ProductView
  /** The matching type of this product; the first one if several match. */
  type: TypeView
  /** The names the certificate would cover. */
  covers: string
  /** The reason why the product is offered, in one sentence. */
  why: string
  /** The lowest price of that type. */
  from: { amount: number; currency: string; years: number }
}

/**
 * Returns the products that can secure this address, domain validation first and the cheapest first within each level. Multi-domain
 * products are offered only on request, because they are for buyers with several names. For a wildcard address only wildcards are offered;
 * for a plain address, wildcards are offered only on request, because they cost several times as much.
 */
export function findFitting(
  products: readonly ProductView[],
  address: Address,
  wishes: Wishes = {},
  language: Language = DEFAULT_LANGUAGE,
): Fit[] {
  const words = wordsOf(language, 'find')
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
      const proof = words(`proof.${first.type.level}`)
      const names = several ? severalNames(address, first.type, language) : coveredNames(address, wildcard, language)
      return [
        {
          product,
          type: first.type,
          covers: names,
          why: wildcard ? words('coversAll', { proof, name: readable(address) }) : words('covers', { proof, names }),
          from: { amount: from.amount, currency: from.currency, years: from.years },
        },
      ]
    })
    .sort((one, other) => LEVELS.indexOf(one.type.level) - LEVELS.indexOf(other.type.level) || one.from.amount - other.from.amount)
}

/**
 * Returns the names a certificate covers. With every authority whose certificates the shop sells, a certificate for `www.` also covers the
 * bare name; a certificate for any other host covers only that host (Enom help centre).
 */
function coveredNames(address: Address, wildcard: boolean, language: Language): string {
  const name = readable(address)
  if (wildcard) return listIn(language, [name, `*.${name}`])
  return address.domain === `www.${address.registrable}` ? listIn(language, [name, name.slice('www.'.length)]) : name
}

/** Returns the names of a multi-domain certificate: this name and as many others as the price includes. */
function severalNames(address: Address, { namesIncluded }: TypeView, language: Language): string {
  return wordsOf(language, 'find')('withOthers', { name: readable(address), count: namesIncluded - 1 })
}

/** Returns the name in Unicode, without its asterisk. */
function readable({ unicode }: Address): string {
  return unicode.startsWith('*.') ? unicode.slice(2) : unicode
}

/** A product that covers several names with one certificate, with its lowest price. */
export type SeveralFit = Omit<Fit, 'covers'>

/**
 * Returns the products that cover this many names with one certificate, domain validation first and the cheapest first within each level.
 * Empty if no product's price includes that many names.
 */
export function findForSeveral(
  products: readonly ProductView[],
  count: number,
  { proves }: Wishes = {},
  language: Language = DEFAULT_LANGUAGE,
): SeveralFit[] {
  const words = wordsOf(language, 'find')
  return products
    .flatMap((product) => {
      const offered = product.choices.filter(
        ({ type }) => type.multiDomain && type.namesIncluded >= count && (!proves || type.level === proves),
      )
      const [first] = offered
      if (!first) return []
      const prices = offered.filter(({ type }) => type.code === first.type.code)
      const from = prices.reduce((low, choice) => (choice.amount < low.amount ? choice : low), first)
      const why = words('coversUpTo', { proof: words(`proof.${first.type.level}`), count: first.type.namesIncluded })
      return [{ product, type: first.type, why, from: { amount: from.amount, currency: from.currency, years: from.years } }]
    })
    .sort((one, other) => LEVELS.indexOf(one.type.level) - LEVELS.indexOf(other.type.level) || one.from.amount - other.from.amount)
}
