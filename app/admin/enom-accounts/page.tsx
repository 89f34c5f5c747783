import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { requireStaff } from '@/lib/auth/guards/guards'
import { formatMoney } from '@/lib/money'
import { type AccountView, listAccounts } from '@/lib/registrar/accounts/accounts'
import { AdminPage } from '../_components/admin-page'
import { PageTabs } from '../_components/page-tabs'
import { staffTitle } from '../_components/staff-title'

export const generateMetadata = staffTitle('Enom accounts')

export default async function EnomAccountsPage() {
  const accounts = await listAccounts(await requireStaff('/admin/enom-accounts'))
  return (
    <AdminPage current="/admin/enom-accounts">
      <PageTabs group="Enom" current="/admin/enom-accounts" />
      <PageTitle actions={<ButtonLink href="/admin/enom-accounts/new">Add an account</ButtonLink>}>Enom accounts</PageTitle>
      {accounts.length === 0 ? (
        <Empty title="No Enom account yet.">
          The shop buys every certificate through an Enom account. Paid orders wait until there is one.
        </Empty>
      ) : (
        <Table
          caption="Enom accounts"
          hideCaption
          columns={[
            { label: 'Account' },
            { label: 'Server' },
            { label: 'Login ID' },
            { label: 'Password' },
            { label: 'Balance', numeric: true },
          ]}
          rows={accounts.map((account) => ({ key: account.id, cells: cellsOf(account) }))}
        />
      )}
    </AdminPage>
  )
}

function cellsOf({ id, label, isDefault, testMode, loginId, passwordSetAt, balance, balanceAt }: AccountView) {
  return [
    <span key="label" className="inline-flex flex-wrap items-center gap-2">
      <a href={`/admin/enom-accounts/${id}`}>{label}</a>
      {isDefault && <Tag tone="info">Default</Tag>}
    </span>,
    testMode ? 'Test' : 'Live',
    loginId,
    <span key="password">
      Set <DateText at={passwordSetAt} />
    </span>,
    balance ? (
      <span key="balance">
        {formatMoney(balance)}{' '}
        {balanceAt && (
          <span className="text-ink-3">
            (<DateText at={balanceAt} time />)
          </span>
        )}
      </span>
    ) : (
      'Not asked yet'
    ),
  ]
}
