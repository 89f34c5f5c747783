import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Tag } from '@/components/ui/tag'
import { listQuotes, type QuoteRow } from '@/lib/admin/lists/list-quotes'
import { requireStaff } from '@/lib/auth/guards/guards'
import { formatMoney } from '@/lib/money'
import { QUOTE_STATES } from '@/lib/quotes/states'
import { QUOTE_WORDS } from '@/lib/quotes/text'
import { AdminPage } from '../_components/admin-page'
import { ListFrame } from '../_components/list/list-frame'
import { NoMatch } from '../_components/list/no-match'
import { readList } from '../_components/list/read-list'
import { PageTabs } from '../_components/page-tabs'
import { staffTitle } from '../_components/staff-title'

export const generateMetadata = staffTitle('Quotes')

const VIEWS = [{ label: 'All' }, ...QUOTE_STATES.map((value) => ({ value, label: QUOTE_WORDS[value].label }))]

const COLUMNS = [
  { key: 'quote', label: 'Quote' },
  { key: 'buyer', label: 'Buyer' },
  { key: 'total', label: 'Total', numeric: true },
  { key: 'state', label: 'State' },
  { key: 'until', label: 'Valid until' },
  { key: 'made', label: 'Made' },
] as const

export default async function QuotesPage({ searchParams }: PageProps<'/admin/quotes'>) {
  const actor = await requireStaff('/admin/quotes')
  const list = readList('/admin/quotes', await searchParams, { values: { view: QUOTE_STATES }, columns: COLUMNS })
  const { search } = list.params
  const view = QUOTE_STATES.find((one) => one === list.params.view)
  const { rows, newer, older } = await listQuotes(actor, { view, search }, list.cursor)
  return (
    <AdminPage current="/admin/orders">
      <PageTabs group="Orders" current="/admin/quotes" />
      <PageTitle>Quotes</PageTitle>
      <p className="mb-6">
        <ButtonLink href="/admin/quotes/new" variant="secondary" small>
          Quote for a buyer
        </ButtonLink>
      </p>
      <ListFrame
        list={list}
        caption="Quotes"
        views={VIEWS}
        searchLabel="Number, or start of the email address"
        columns={COLUMNS}
        rows={rows.map((row) => ({ key: row.id, label: `quote ${row.number}`, cells: cellsOf(row) }))}
        newer={newer}
        older={older}
        empty={
          search || view ? (
            <NoMatch
              title="No quote matches."
              filters={[search && `search “${search}”`, view && `view “${QUOTE_WORDS[view].label}”`]}
              all={{ href: '/admin/quotes', label: 'Show all quotes' }}
            />
          ) : (
            <Empty title="No quotes yet.">Create one for a buyer who asks for a special price.</Empty>
          )
        }
      />
    </AdminPage>
  )
}

function cellsOf({ id, number, email, total, state, validUntil, madeAt }: QuoteRow) {
  const { tone, label } = QUOTE_WORDS[state]
  return {
    quote: <a href={`/admin/quotes/${id}`}>{number}</a>,
    buyer: <span className="wrap-anywhere">{email}</span>,
    total: formatMoney(total),
    state: <Tag tone={tone}>{label}</Tag>,
    until: <DateText at={validUntil} />,
    made: <DateText at={madeAt} />,
  }
}
