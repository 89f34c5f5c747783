import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { Empty } from '@/components/ui/empty'
import { Saved } from '@/components/ui/form/saved'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { proposePrices } from '@/lib/catalog/pricing/propose-prices'
import { readRounding } from '@/lib/catalog/pricing/rounding'
import { listCosts } from '@/lib/catalog/product-costs'
import { listCostChanges } from '@/lib/prices/cost-changes'
import { AdminPage } from '../../_components/admin-page'
import { staffTitle } from '../../_components/staff-title'
import { BulkForm } from './_components/bulk-form'
import { CostChanges } from './_components/cost-changes'
import { PriceGrid } from './_components/price-grid'
import { MAX_ROWS, readPriceQuery, ruleFaultText, selectRows } from './price-query'

export const generateMetadata = staffTitle('Prices')

export default async function PricesPage({ searchParams }: PageProps<'/admin/products/prices'>) {
  const actor = await requireStaff('/admin/products/prices')
  const params = await searchParams
  const query = readPriceQuery(params)
  const [costs, changes, rounding] = await Promise.all([listCosts(actor), listCostChanges(actor), readRounding(actor)])
  const found = selectRows(costs, query)
  const rows = found.slice(0, MAX_ROWS)
  const ending = query.ending === 'rule' ? rounding : query.ending
  const proposed = query.rule ? proposePrices(rows, { rule: query.rule, value: query.value, ending }) : new Map<string, number>()
  const saved = readParam(params.saved)
  return (
    <AdminPage current="/admin/products">
      <PageTitle eyebrow={<a href="/admin/products">Products</a>}>Prices</PageTitle>
      {saved && <Saved key={saved} />}
      <CostChanges changes={changes} />
      <BulkForm query={query} />
      {proposed === null && (
        <Alert tone="warning" title={ruleFaultText(query)} live>
          No new prices were calculated. Nothing has changed.
        </Alert>
      )}
      {query.rule && proposed?.size === 0 && <Alert tone="info" title="No price in this list would change." live />}
      {found.length > rows.length && (
        <p className="mb-4">
          {found.length} prices fit; the first {rows.length} are shown. Search for a product to see the others.
        </p>
      )}
      {rows.length === 0 ? (
        <Empty title={costs.length ? 'No price matches.' : 'Nothing is on sale.'}>
          {costs.length ? <a href="/admin/products/prices">Show all prices</a> : 'Add a price to a product first.'}
        </Empty>
      ) : (
        <PriceGrid
          // A new preview starts with its own prices, regardless of what was typed before.
          key={JSON.stringify([query, saved])}
          rows={rows}
          proposed={proposed ?? new Map()}
        />
      )}
    </AdminPage>
  )
}
