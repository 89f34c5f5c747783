import { PageTitle } from '@/components/layout/page-title'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { requireStaff } from '@/lib/auth/guards/guards'
import { listTickets } from '@/lib/certificates/ticket/list'
import { TICKET_STATES } from '@/lib/certificates/ticket/text'
import { cn } from '@/lib/cn'
import { AdminPage } from '../_components/admin-page'
import { readCursor } from '../_components/read-cursor'
import { staffTitle } from '../_components/staff-title'
import { Ticket } from './_components/ticket'

export const generateMetadata = staffTitle('Tickets')

const STATES = ['to_send', 'sent', 'answered'] as const

export default async function TicketsPage({ searchParams }: PageProps<'/admin/tickets'>) {
  const actor = await requireStaff('/admin/tickets')
  const query = await searchParams
  const status = STATES.find((state) => state === query.state) ?? 'to_send'
  const after = readCursor(query.after)
  const { rows, next } = await listTickets(actor, { of: { status }, after })
  return (
    <AdminPage current="/admin/tickets">
      <PageTitle lead="What only Enom’s support can do: refunds, revocations and some replacements. The oldest comes first.">
        Tickets
      </PageTitle>
      <nav aria-label="State" className="mb-6 flex flex-wrap gap-x-1">
        {STATES.map((state) => (
          <a
            key={state}
            href={`/admin/tickets?state=${state}`}
            aria-current={state === status || undefined}
            className={cn('inline-flex min-h-11 items-center px-2.5', state === status ? 'bg-sunken font-semibold text-ink' : 'text-ink-2')}
          >
            {TICKET_STATES[state].label}
          </a>
        ))}
      </nav>
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
