import { fileDays, filesInTerm } from '@/lib/catalog/file-lifetime'
import { coversText, provesText, reorderText, signedText, termIn, waitText } from '@/lib/catalog/format'
import { fromPrice, type ProductView, typesOf } from '@/lib/catalog/schema'
import { LEVELS } from '@/lib/catalog/text'
import { moneyIn, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

export type CompareRow = { label: string; cells: string[]; differs: boolean }

/** Returns the facts in which products differ, one row per question and one cell per product. */
export function compareRows(products: readonly ProductView[], at: Date, language: Language): CompareRow[] {
  const words = wordsOf(language, 'compare')
  const rows: readonly (readonly [label: string, cellOf: (product: ProductView) => string])[] = [
    [words('rows.proves'), (product) => proven(product, language)],
    [words('rows.names'), ({ type }) => coversText(language, type)],
    [words('rows.wait'), ({ type }) => waitText(language, type)],
    [words('rows.asked'), (product) => asked(product, language)],
    [words('rows.signed'), ({ type }) => signedText(language, type)],
    [words('rows.file'), () => words('fileText', { days: fileDays(at) })],
    [words('rows.files'), () => String(filesInTerm(1, at))],
    [words('rows.again'), ({ type }) => reorderText(language, type)],
    [words('rows.lowest'), (product) => lowest(product, language)],
    [words('rows.prices'), (product) => allPrices(product, language)],
  ]
  return rows.map(([label, cellOf]) => {
    const cells = products.map(cellOf)
    return { label, cells, differs: new Set(cells).size > 1 }
  })
}

const levelsOf = (product: ProductView) => new Set(typesOf(product).map(({ level }) => level))

function proven(product: ProductView, language: Language): string {
  return LEVELS.filter((level) => levelsOf(product).has(level))
    .map((level) => provesText(language, level))
    .map((proves, index) => (index === 0 ? proves : wordsOf(language, 'compare')('either', { proves })))
    .join('\n')
}

function asked(product: ProductView, language: Language): string {
  const words = wordsOf(language, 'compare')
  const levels = levelsOf(product)
  const each = product.type.multiDomain ? 'yes' : 'no'
  if (levels.has('ev') && levels.size === 1) return words('asked.ev', { each })
  if (levels.has('dv')) return words(levels.size > 1 ? 'asked.dvOrMore' : 'asked.dv', { each })
  return words('asked.ov', { each })
}

function lowest(product: ProductView, language: Language): string {
  const { years, ...price } = fromPrice(product)
  return wordsOf(language, 'compare')('lowestText', { price: moneyIn(language, price), term: termIn(language, years) })
}

function allPrices({ choices, type }: ProductView, language: Language): string {
  const words = wordsOf(language, 'compare')
  return choices
    .map((choice) => {
      const [term, price] = [termIn(language, choice.years), moneyIn(language, choice)]
      const yearly = moneyIn(language, { amount: Math.round(choice.amount / choice.years), currency: choice.currency })
      const all = { term, price, yearly, type: choice.type.name }
      if (choice.type.code === type.code) return words(choice.years > 1 ? 'priceAYear' : 'price', all)
      return words(choice.years > 1 ? 'priceAYearOfType' : 'priceOfType', all)
    })
    .join('\n')
}
