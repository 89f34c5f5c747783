import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { dayText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { requireStaff } from '@/lib/auth/guards/guards'
import { type AdminProductRow, listAllProducts } from '@/lib/catalog/admin-queries'
import { type ChoiceCost, listCosts } from '@/lib/catalog/product-costs'
import { belowCostText, hiddenText, levelsText, termText } from '@/lib/catalog/text'
import { formatMoney } from '@/lib/money'
import { AdminPage } from '../_components/admin-page'
import { PageTabs } from '../_components/page-tabs'
import { staffTitle } from '../_components/staff-title'
import { MoveButtons } from './_components/move-buttons'

export const generateMetadata = staffTitle('Products')

export default async function ProductsPage() {
  const actor = await requireStaff('/admin/products')
  const [products, costs] = await Promise.all([listAllProducts(actor), listCosts(actor)])
  const hidden = products.filter(({ visible }) => !visible).length
  const add = (
    <>
      <ButtonLink href="/admin/products/prices" variant="secondary">
        All prices
      </ButtonLink>
      <ButtonLink href="/admin/products/rates" variant="secondary">
        Exchange rates
      </ButtonLink>
      <ButtonLink href="/admin/products/new">Add a product</ButtonLink>
    </>
  )
  return (
    <AdminPage current="/admin/products">
      <PageTabs group="Products" current="/admin/products" />
      <PageTitle actions={add}>Products</PageTitle>
      {hidden > 0 && <p className="mb-4 max-w-measure">{hiddenText(hidden, products.length)}</p>}
      {products.length === 0 ? (
        <Empty title="No products yet.">A product is a certificate type with its terms and prices, as buyers see it.</Empty>
      ) : (
        <Table
          caption="Products"
          hideCaption
          columns={COLUMNS}
          rows={products.map((product) => ({ key: product.id, cells: cellsOf(product, costs) }))}
        />
      )}
    </AdminPage>
  )
}

const COLUMNS = [
  { label: 'Product' },
  { label: 'Certificate type' },
  { label: 'Validation' },
  { label: 'Prices, one time' },
  { label: 'Activation' },
  { label: 'Enom account' },
  { label: 'In the shop' },
  { label: 'Order in the shop', hideLabel: true },
] as const

function cellsOf(
  { id, name, type, account, choices, activation, visible, saleFrom, saleUntil, withdrawn }: AdminProductRow,
  costs: readonly ChoiceCost[],
) {
  const worst = Math.min(...costs.flatMap(({ productId, margin }) => (productId === id && margin !== null ? [margin] : [])))
  const types = new Set(choices.map(({ typeName }) => typeName))
  return [
    <a key="name" href={`/admin/products/${id}`}>
      {name}
    </a>,
    types.size > 1 ? `${types.size} to choose from` : type.name,
    levelsText(choices.length ? choices.map(({ level }) => level) : [type.level]),
    <span key="prices">
      {pricesText(choices, types.size > 1)}
      {choices.some(({ unprotected }) => unprotected) && (
        <span className="mt-1 block">
          <Tag tone="warning">No protection</Tag>
        </span>
      )}
      {withdrawn > 0 && (
        <span className="mt-1 block">
          <Tag tone="warning">{withdrawn === 1 ? 'One price' : `${withdrawn} prices`} taken off sale: no longer sold by Enom</Tag>
        </span>
      )}
      {worst < 0 && (
        <span className="mt-1 block">
          <Tag tone="bad">{belowCostText(-worst)}</Tag>
        </span>
      )}
    </span>,
    activation === 'automatic' ? 'Automatic' : 'By hand',
    account ? `${account.label}${account.testMode ? ' (test)' : ''}` : 'None yet',
    <span key="visible">
      <Tag tone={visible ? 'good' : 'neutral'}>{visible ? 'Visible' : 'Hidden'}</Tag>
      {(saleFrom || saleUntil) && <span className="block text-sm">{saleText(saleFrom, saleUntil)}</span>}
    </span>,
    <MoveButtons key="move" id={id} name={name} />,
  ]
}

function saleText(from: Date | null, until: Date | null): string {
  return [from && `from ${dayText(from)}`, until && `until ${dayText(until)}`].filter(Boolean).join(' ')
}

function pricesText(choices: AdminProductRow['choices'], hasTypes: boolean): string {
  const [cheapest] = choices.toSorted((one, other) => one.amount - other.amount)
  if (!cheapest) return 'None'
  if (hasTypes) return `${choices.length} prices from ${formatMoney(cheapest)}`
  return choices.map((choice) => `${termText(choice.years)} ${formatMoney(choice)}`.replaceAll(' ', '\u00a0')).join(', ')
}
