import { NavLinks } from '@/components/layout/nav-links'
import { PageTitle } from '@/components/layout/page-title'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { requireStaff } from '@/lib/auth/guards/guards'
import { listTickets } from '@/lib/certificates/ticket/list'
import { TICKET_STATES } from '@/lib/certificates/ticket/text'
import { AdminPage } from '../_components/admin-page'
import { readCursor } from '../_components/read-cursor'
import { staffTitle } from '../_components/staff-title'
import { Ticket } from './_components/ticket'

export const generateMetadata = staffTitle('Tickets')

const STATES = ['to_send', 'sent', 'answered'] as const

const pathOf = (state: (typeof STATES)[number]) => `/admin/tickets?state=${state}`

export default async function TicketsPage({ searchParams }: PageProps<'/admin/tickets'>) {
  const actor = await requireStaff('/admin/tickets')
  const query = await searchParams
  const status = STATES.find((state) => state === query.state) ?? 'to_send'
  const after = readCursor(query.after)
  const { rows, next } = await listTickets(actor, { of: { status }, after })
  return (
    <AdminPage current="/admin/tickets">
      <PageTitle lead="What only Enom’s support can do: refunds, revocations and some replacements. Oldest tickets come first.">
        Tickets
      </PageTitle>
      <div className="mb-6">
        <NavLinks
          label="State"
          items={STATES.map((state) => ({ label: TICKET_STATES[state].label, href: pathOf(state) }))}
          current={pathOf(status)}
        />
      </div>
      {rows.length === 0 ? (
        <Empty title={TICKET_STATES[status].none}>
          A ticket is prepared when a bought certificate is refunded, or when its file has to be revoked or replaced by Enom’s support.
        </Empty>
      ) : (
        <div className="max-w-prose space-y-8">
          {rows.map((ticket) => (
            <Ticket key={ticket.id} ticket={ticket} />
          ))}
        </div>
      )}
      <Pager path="/admin/tickets" params={{ state: status }} after={after} next={next} />
    </AdminPage>
  )
}
