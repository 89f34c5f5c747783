import { Price } from '@/components/catalog/price'
import { ProductName } from '@/components/catalog/product-name'
import { Table } from '@/components/ui/table'
import type { Fit } from '@/lib/catalog/find-fitting'
import { provesText } from '@/lib/catalog/format'
import { DEFAULT_LANGUAGE } from '@/lib/languages/types'

/** The certificates that fit, each with the reason and the lowest price of the matching type. */
export function FitTable({ fits }: { fits: readonly Omit<Fit, 'covers'>[] }) {
  return (
    <Table
      compact
      caption={fits.length === 1 ? 'One certificate fits' : `${fits.length} certificates fit`}
      columns={[
        { label: 'Certificate' },
        { label: 'What it proves' },
        { label: 'Why it fits' },
        { label: 'Usual wait' },
        { label: 'Price', numeric: true },
      ]}
      rows={fits.map((fit) => ({
        key: fit.product.slug,
        cells: [
          <ProductName key="name" product={{ ...fit.product, type: fit.type }} />,
          provesText(DEFAULT_LANGUAGE, fit.type.level),
          <span key="why" className="wrap-anywhere">
            {fit.why}
          </span>,
          fit.type.usualWait,
          <Price key="price" {...fit.from} from />,
        ],
      }))}
    />
  )
}
