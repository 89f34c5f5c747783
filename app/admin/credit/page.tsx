import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { listCreditHolders } from '@/lib/account-credit/queries'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { formatMoney } from '@/lib/money'
import { AdminPage } from '../_components/admin-page'
import { ListSearch } from '../_components/list/list-search'
import { PageTabs } from '../_components/page-tabs'
import { readCursor } from '../_components/read-cursor'
import { staffTitle } from '../_components/staff-title'

export const generateMetadata = staffTitle('Account credit')

/** The accounts that have credit, and a search for any other account. */
export default async function CreditPage({ searchParams }: PageProps<'/admin/credit'>) {
  const actor = await requireStaff('/admin/credit')
  const query = await searchParams
  const search = readParam(query.search)?.trim().slice(0, 254)
  const after = readCursor(query.after)
  const { rows, next } = await listCreditHolders(actor, { search, after })
  return (
    <AdminPage current="/admin/orders">
      <PageTabs group="Orders" current="/admin/credit" />
      <PageTitle lead="Money that a client can spend on their next orders. To give some, find the client’s account.">
        Account credit
      </PageTitle>
      <ListSearch path="/admin/credit" label="Start of the email address" value={search} />
      {rows.length === 0 ? (
        <Empty
          title={search ? 'No account matches.' : 'No account has any credit.'}
          action={search && <ButtonLink href="/admin/credit">Show all accounts with credit</ButtonLink>}
        >
          {search ? 'An account is created with the first order or sign-in.' : 'Search for a client above to give them some.'}
        </Empty>
      ) : (
        <Table
          caption={search ? `Accounts whose address begins with “${search}”` : 'Accounts with credit'}
          columns={[{ label: 'Account' }, { label: 'Credit', numeric: true }]}
          rows={rows.map(({ userId, email, balances }) => ({
            key: userId,
            cells: [
              <a key="account" href={`/admin/credit/${userId}`} className="wrap-anywhere">
                {email}
              </a>,
              balances.map(formatOne).join(', ') || '–',
            ],
          }))}
        />
      )}
      <Pager path="/admin/credit" params={{ search }} after={after} next={next} />
    </AdminPage>
  )
}

function formatOne(money: { amount: number; currency: string }): string {
  return formatMoney(money)
}
