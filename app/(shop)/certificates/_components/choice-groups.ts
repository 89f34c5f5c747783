import type { ChoiceGroup } from '@/components/catalog/chooser'
import { shownPrice } from '@/lib/cart/schema'
import { filesInTerm } from '@/lib/catalog/file-lifetime'
import { type ProductView, typesOf } from '@/lib/catalog/schema'
import { PROVES, termText } from '@/lib/catalog/text'
import { formatMoney } from '@/lib/money'

/** Returns a product's choices by certificate type for the chooser. The number of files is counted from `today`. */
export function choiceGroups(product: ProductView, today: Date): ChoiceGroup[] {
  return typesOf(product).map((type) => ({
    code: type.code,
    name: type.name,
    level: type.level,
    proves: PROVES[type.level],
    options: product.choices
      .filter((choice) => choice.type.code === type.code)
      .map((choice) => ({
        id: choice.id,
        term: termText(choice.years),
        price: formatMoney(choice),
        shown: shownPrice(choice),
        note: `about ${filesInTerm(choice.years, today)} files to install over the term`,
      })),
  }))
}
