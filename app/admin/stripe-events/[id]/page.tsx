import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { requireStaff } from '@/lib/auth/guards/guards'
import { eventText } from '@/lib/logs/event-text'
import { type EventDetail, getEvent } from '@/lib/logs/list-events'
import { AdminPage } from '../../_components/admin-page'
import { readEventAgainAction } from '../actions'

/** Cached because the page and its title both need it. */
const readEvent = cache(async (id: string) => getEvent(await requireStaff(`/admin/stripe-events/${id}`, 'logs'), id))

export async function generateMetadata({ params }: PageProps<'/admin/stripe-events/[id]'>): Promise<Metadata> {
  const event = await readEvent((await params).id)
  if (!event) notFound()
  return { title: eventText(event.type) }
}

export default async function StripeEventPage({ params }: PageProps<'/admin/stripe-events/[id]'>) {
  const { id } = await params
  const event = await readEvent(id)
  if (!event) notFound()
  return (
    <AdminPage current="/admin/logs">
      <PageTitle eyebrow={<a href="/admin/stripe-events">Stripe events</a>}>{eventText(event.type)}</PageTitle>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <div className="min-w-0">
          <EventFacts event={event} />
          {!event.appliedAt && <ReadAgain id={event.id} />}
        </div>
        <section className="min-w-0">
          <h2 className="mb-2 text-lg">What Stripe sent</h2>
          {event.payload === null ? (
            <p className="text-ink-2">The text of an event is deleted 90 days after it was processed.</p>
          ) : (
            <>
              <p className="mb-4 text-ink-2">Names, addresses, card data and links are hidden.</p>
              <pre className="border border-line bg-surface p-4 text-xs whitespace-pre-wrap wrap-anywhere">
                {JSON.stringify(event.payload, null, 2)}
              </pre>
            </>
          )}
        </section>
      </div>
    </AdminPage>
  )
}

function EventFacts({ event: { id, type, objectId, livemode, receivedAt, appliedAt, order } }: { event: EventDetail }) {
  return (
    <Facts
      items={[
        { term: 'Event', detail: <span className="font-mono">{id}</span> },
        { term: 'Type', detail: <span className="font-mono">{type}</span> },
        { term: 'About', detail: <span className="font-mono">{objectId}</span> },
        { term: 'Mode', detail: livemode ? 'Live' : 'Test' },
        { term: 'Order', detail: order ? <a href={`/admin/orders/${order.id}`}>{order.number}</a> : 'No order in this shop' },
        { term: 'Received', detail: <DateText at={receivedAt} time /> },
        { term: 'Acted on', detail: appliedAt ? <DateText at={appliedAt} time /> : 'Not yet' },
      ]}
    />
  )
}

function ReadAgain({ id }: { id: string }) {
  return (
    <ActionForm action={readEventAgainAction} prefix="again" label="Read again" className="mt-6">
      <input type="hidden" name="id" value={id} />
      <p className="mb-2 max-w-measure text-ink-2">
        The shop retries it every 15 minutes. Its last error is under <a href="/admin/jobs?name=stripe.apply_event">Jobs</a>.
      </p>
      <SubmitButton variant="secondary" small>
        Read it again now
      </SubmitButton>
    </ActionForm>
  )
}
