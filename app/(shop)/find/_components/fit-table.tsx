import { Price } from '@/components/catalog/price'
import { ProductName } from '@/components/catalog/product-name'
import { Table } from '@/components/ui/table'
import type { Fit } from '@/lib/catalog/find-fitting'
import { provesText, waitText } from '@/lib/catalog/format'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

/** The certificates that fit, each with the reason and the lowest price of the matching type. */
export function FitTable({ language, fits }: { language: Language; fits: readonly Omit<Fit, 'covers'>[] }) {
  const words = wordsOf(language, 'certificate')
  return (
    <Table
      compact
      caption={words('fit', { count: fits.length })}
      columns={[
        { label: words('columns.certificate') },
        { label: words('columns.proves') },
        { label: wordsOf(language, 'find')('why') },
        { label: words('columns.wait') },
        { label: words('columns.price'), numeric: true },
      ]}
      rows={fits.map((fit) => ({
        key: fit.product.slug,
        cells: [
          <ProductName key="name" product={{ ...fit.product, type: fit.type }} language={language} />,
          provesText(language, fit.type.level),
          <span key="why" className="wrap-anywhere">
            {fit.why}
          </span>,
          waitText(language, fit.type),
          <Price key="price" {...fit.from} from language={language} />,
        ],
      }))}
    />
  )
}
