import { fileDays, filesInTerm } from '@/lib/catalog/file-lifetime'
import { fromPrice, type ProductView, typesOf } from '@/lib/catalog/schema'
import { AUTHORITY, coversText, LEVELS, PROVES, reorderText, termText } from '@/lib/catalog/text'
import { formatMoney } from '@/lib/money'

export type CompareRow = { label: string; cells: string[]; differs: boolean }

/** Returns what tells products apart, one row for each question and one cell for each product. */
export function compareRows(products: readonly ProductView[], at: Date): CompareRow[] {
  return ROWS.map(([label, cellOf]) => {
    const cells = products.map((product) => cellOf(product, at))
    return { label, cells, differs: new Set(cells).size > 1 }
  })
}

const ROWS: readonly (readonly [string, (product: ProductView, at: Date) => string])[] = [
  [
    'What it proves',
    (product) =>
      LEVELS.filter((level) => levelsOf(product).has(level))
        .map((level) => PROVES[level])
        .join('\nor: '),
  ],
  ['Names covered', ({ type }) => coversText(type)],
  ['Usual wait', ({ type }) => type.usualWait],
  ['What you’ll be asked for', asked],
  ['Signed by', ({ type }) => (AUTHORITY[type.family] === type.brand ? type.brand : `${AUTHORITY[type.family]}, as ${type.brand}`)],
  ['Each file is valid', (_product, at) => `Up to ${fileDays(at)} days. The next file is free within the term.`],
  ['Files in one year', (_product, at) => String(filesInTerm(1, at))],
  ['Ordering again', ({ type }) => reorderText(type)],
  ['Lowest price', lowest],
  ['All prices', allPrices],
]

const levelsOf = (product: ProductView) => new Set(typesOf(product).map(({ level }) => level))

function asked(product: ProductView): string {
  const levels = levelsOf(product)
  const mail = product.type.multiDomain ? 'An approval for each name' : 'One approval at the domain'
  if (levels.has('ev') && levels.size === 1) return `${mail}, a registered organisation, and someone who may sign for it`
  if (levels.has('dv')) return levels.size > 1 ? `${mail}; a registered organisation if the certificate names it` : mail
  return `${mail}, and a registered organisation with a public phone number`
}

function lowest(product: ProductView): string {
  const { years, ...price } = fromPrice(product)
  return `${formatMoney(price)} for ${termText(years)}`
}

function allPrices({ choices, type }: ProductView): string {
  return choices
    .map((choice) => {
      const which = choice.type.code === type.code ? '' : ` (${choice.type.name})`
      const perYear =
        choice.years > 1 ? `, ${formatMoney({ amount: Math.round(choice.amount / choice.years), currency: choice.currency })} a year` : ''
      return `${termText(choice.years)}${which}: ${formatMoney(choice)}${perYear}`
    })
    .join('\n')
}
