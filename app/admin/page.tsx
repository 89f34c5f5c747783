import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Facts } from '@/components/ui/facts'
import { Table } from '@/components/ui/table'
import { getOverview, type Overview } from '@/lib/admin/overview'
import { requireStaff } from '@/lib/auth/guards'
import { staffLabel } from '@/lib/certificates/words'
import { formatMoney } from '@/lib/money'
import { AdminPage } from './_components/admin-page'
import { CertificateTag } from './_components/certificate-tag'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage() {
  const overview = await getOverview(await requireStaff('/admin'))
  if (!overview) return null
  return (
    <AdminPage current="/admin">
      <PageTitle>What needs a person?</PageTitle>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr]">
        <div className="min-w-0 space-y-8">
          <Waiting overview={overview} />
          <Certificates certificates={overview.certificates} />
        </div>
        <aside className="min-w-0">
          <Account account={overview.account} />
        </aside>
      </div>
    </AdminPage>
  )
}

function Waiting({ overview }: { overview: Overview }) {
  const items = waitingItems(overview.waiting)
  if (items.length > 0) {
    return (
      <ul className="border-t-2 border-ink">
        {items.map(({ href, text }) => (
          <li key={text} className="border-b border-line">
            {href ? (
              <a href={href} className="flex min-h-11 items-center">
                {text}
              </a>
            ) : (
              <span className="flex min-h-11 items-center">{text}</span>
            )}
          </li>
        ))}
      </ul>
    )
  }
  if (!overview.account) return <Start title="No Enom account yet." href="/admin/enom-accounts/new" action="Add an Enom account" />
  if (!overview.hasProducts) return <Start title="Nothing is on sale yet." href="/admin/products/new" action="Add a product" />
  if (!overview.hasOrders) return <Empty title="No orders yet.">Open your shop as a buyer would and place one in test mode.</Empty>
  return <Empty title="Nothing waits for a person.">Orders, certificates and mails go on by themselves.</Empty>
}

function Start({ title, href, action }: { title: string; href: string; action: string }) {
  return <Empty title={title} action={<ButtonLink href={href}>{action}</ButtonLink>} />
}

function waitingItems({ byStatus, ...counts }: Overview['waiting']): { href: string | null; text: string }[] {
  const rows = [
    ...byStatus.map(({ status, count }) => ({
      count,
      href: `/admin/certificates?status=${status}`,
      text: `certificates: ${staffLabel(status)}`,
    })),
    { count: counts.ordersToReview, href: '/admin/orders?status=needs_review', text: 'orders whose payment does not fit' },
    { count: counts.failedRefunds, href: null, text: 'refunds that did not go through' },
    { count: counts.stuckSending, href: '/admin/certificates?status=send_unclear', text: 'requests unclear for more than an hour' },
    { count: counts.slowApprovals, href: '/admin/certificates?status=awaiting_approval', text: 'approvals open for more than three days' },
    { count: counts.failedMails, href: null, text: 'mails that could not be sent' },
  ]
  return rows.filter(({ count }) => count > 0).map(({ count, href, text }) => ({ href, text: `${count} ${text}` }))
}

function Certificates({ certificates }: { certificates: Overview['certificates'] }) {
  if (certificates.length === 0) return null
  return (
    <Table
      caption="Waiting longest"
      columns={[{ label: 'Certificate' }, { label: 'Order' }, { label: 'Status' }, { label: 'Since' }]}
      rows={certificates.map(({ id, name, typeName, orderNumber, status, since }) => ({
        key: id,
        cells: [
          <a key="link" href={`/admin/certificates/${id}`}>
            {name || typeName}
          </a>,
          orderNumber,
          <CertificateTag key="status" status={status} />,
          <DateText key="since" at={since} time />,
        ],
      }))}
    />
  )
}

function Account({ account }: { account: Overview['account'] }) {
  if (!account) return null
  return (
    <section>
      <h2 className="mb-4 text-lg">Enom</h2>
      <Facts
        items={[
          { term: 'Default account', detail: account.label },
          { term: 'Balance', detail: account.balance ? formatMoney(account.balance) : 'Not asked yet' },
          { term: 'Seen', detail: account.balanceAt && <DateText at={account.balanceAt} time /> },
        ]}
      />
      <ButtonLink href="/admin/enom-accounts" variant="secondary" small className="mt-4">
        Test the connection
      </ButtonLink>
    </section>
  )
}
