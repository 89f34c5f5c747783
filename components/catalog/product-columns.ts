import type { Column } from '@/components/ui/table'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

/** Returns the columns used in every product list. */
export function productColumns(language: Language): readonly Column[] {
  const words = wordsOf(language, 'certificate')
  return [
    { label: words('columns.certificate') },
    { label: words('columns.proves') },
    { label: words('columns.covers') },
    { label: words('columns.wait') },
    { label: words('columns.price'), numeric: true },
  ]
}
