import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { dayText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { cn } from '@/lib/cn'
import { type CouponRow, listCoupons } from '@/lib/coupons/queries'
import { COUPON_STATES, type CouponState } from '@/lib/coupons/states'
import { offText, STATE_WORDS, takenText } from '@/lib/coupons/text'
import { AdminPage } from '../_components/admin-page'
import { ListSearch } from '../_components/list/list-search'
import { PageTabs } from '../_components/page-tabs'
import { readCursor } from '../_components/read-cursor'
import { staffTitle } from '../_components/staff-title'

export const generateMetadata = staffTitle('Coupons')

export default async function CouponsPage({ searchParams }: PageProps<'/admin/coupons'>) {
  const actor = await requireStaff('/admin/coupons')
  const query = await searchParams
  const state = COUPON_STATES.find((one) => one === query.state)
  const search = readParam(query.search)?.slice(0, 60)
  const after = readCursor(query.after)
  const { rows, next } = await listCoupons(actor, { state, search, after })
  return (
    <AdminPage current="/admin/products">
      <PageTabs group="Products" current="/admin/coupons" />
      <PageTitle
        lead="A code that gives a discount on an order. Buyers enter it in the basket."
        actions={<ButtonLink href="/admin/coupons/new">Make a coupon</ButtonLink>}
      >
        Coupons
      </PageTitle>
      <nav aria-label="State" className="mb-4 flex flex-wrap gap-x-1">
        <Chip state={undefined} current={state} search={search} label="All" />
        {COUPON_STATES.map((one) => (
          <Chip key={one} state={one} current={state} search={search} label={STATE_WORDS[one].label} />
        ))}
      </nav>
      <ListSearch path="/admin/coupons" label="Code" value={search}>
        {state && <input type="hidden" name="state" value={state} />}
      </ListSearch>
      {rows.length === 0 ? (
        <Empty
          title={state || search || after ? 'No coupon matches.' : 'No coupons yet.'}
          action={(state || search || after) && <ButtonLink href="/admin/coupons">Show all coupons</ButtonLink>}
        >
          {state || search || after ? 'Choose “All”, or enter a shorter part of the code.' : 'Create one to give buyers a lower price.'}
        </Empty>
      ) : (
        <Table caption="Coupons" hideCaption columns={COLUMNS} rows={rows.map((row) => ({ key: row.id, cells: cellsOf(row) }))} />
      )}
      <Pager path="/admin/coupons" params={{ state, search }} after={after} next={next} />
    </AdminPage>
  )
}

type ChipProps = { state: CouponState | undefined; current: CouponState | undefined; search: string | undefined; label: string }

function Chip({ state, current, search, label }: ChipProps) {
  const query = new URLSearchParams({ ...(state && { state }), ...(search && { search }) })
  return (
    <a
      href={`/admin/coupons${query.size ? `?${query}` : ''}`}
      aria-current={state === current || undefined}
      className={cn('inline-flex min-h-11 items-center px-2.5', state === current ? 'bg-sunken font-semibold text-ink' : 'text-ink-2')}
    >
      {label}
    </a>
  )
}

const COLUMNS = [
  { label: 'Code' },
  { label: 'Takes off' },
  { label: 'State' },
  { label: 'Days' },
  { label: 'Uses', numeric: true },
  { label: 'Note' },
] as const

function cellsOf(coupon: CouponRow) {
  const { id, code, state, validFrom, validUntil, note } = coupon
  const days = [validFrom && `from ${dayText(validFrom)}`, validUntil && `until ${dayText(validUntil)}`].filter(Boolean)
  return [
    <a key="code" href={`/admin/coupons/${id}`} className="wrap-anywhere">
      {code}
    </a>,
    offText(coupon),
    <Tag key="state" tone={STATE_WORDS[state].tone}>
      {STATE_WORDS[state].label}
    </Tag>,
    days.join(' ') || 'Any day',
    takenText(coupon),
    <span key="note" className="wrap-anywhere">
      {note || '–'}
    </span>,
  ]
}
