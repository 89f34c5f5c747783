import type { ChoiceGroup } from '@/components/catalog/chooser'
import { shownPrice } from '@/lib/cart/schema'
import { filesInTerm } from '@/lib/catalog/file-lifetime'
import { provesText, termIn } from '@/lib/catalog/format'
import { type ProductView, typesOf } from '@/lib/catalog/schema'
import { moneyIn, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { TaxMode } from '@/lib/tax/types'

/** Returns a product's choices by certificate type for the chooser. The number of files is calculated from `today`. */
export function choiceGroups(product: ProductView, today: Date, tax: TaxMode, language: Language): ChoiceGroup[] {
  const words = wordsOf(language, 'product')
  const types = typesOf(product)
  return types.map((type) => ({
    code: type.code,
    name: type.name,
    level: type.level,
    proves: provesText(language, type.level),
    options: product.choices
      .filter((choice) => choice.type.code === type.code)
      .map((choice) => {
        const term = termIn(language, choice.years)
        return {
          id: choice.id,
          term,
          price: moneyIn(language, choice),
          shown: shownPrice(choice),
          note: words('files', { count: filesInTerm(choice.years, today) }),
          terms: words('paidOnce', { tax, choice: types.length > 1 ? words('typeAndTerm', { type: type.name, term }) : term }),
        }
      }),
  }))
}
