import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { requireStaff } from '@/lib/auth/guards/guards'
import { kindText } from '@/lib/webhooks/kinds'
import { type DeliveryDetail, getDelivery } from '@/lib/webhooks/sending/list-deliveries'
import { answerText } from '@/lib/webhooks/text'
import { AdminPage } from '../../../_components/admin-page'
import { requireId } from '../../../_components/require-id'
import { DeliveryTag } from '../../_components/delivery-tag'
import { sendEventAgain } from '../../actions'

/** Cached because the page and its title both need it. */
const readDelivery = cache(async (id: string) => getDelivery(await requireStaff(`/admin/webhooks/deliveries/${id}`, 'settings'), id))

export async function generateMetadata({ params }: PageProps<'/admin/webhooks/deliveries/[id]'>): Promise<Metadata> {
  const delivery = await readDelivery(await requireId((await params).id))
  if (!delivery) notFound()
  return { title: `Delivery: ${kindText(delivery.kind)}` }
}

export default async function DeliveryPage({ params }: PageProps<'/admin/webhooks/deliveries/[id]'>) {
  const id = await requireId((await params).id)
  const delivery = await readDelivery(id)
  if (!delivery) notFound()
  const isWaiting = delivery.status === 'waiting'
  return (
    <AdminPage current="/admin/settings">
      <PageTitle eyebrow={<a href={`/admin/webhooks/${delivery.endpointId}`}>The endpoint</a>} tags={<DeliveryTag delivery={delivery} />}>
        {kindText(delivery.kind)}
      </PageTitle>
      <LiveRefresh
        sentence={isWaiting ? 'It is waiting to be sent.' : (answerText(delivery) ?? 'It was sent.')}
        active={isWaiting && delivery.attempts < 2}
        href={`/admin/webhooks/deliveries/${id}`}
      />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr]">
        <div className="min-w-0 space-y-8">
          <Text title="What is sent" text={readable(delivery.body)} />
          {delivery.reply !== null && <Text title="What it answered" text={delivery.reply || 'An empty body.'} />}
        </div>
        <aside className="min-w-0">
          <DeliveryFacts delivery={delivery} />
          {isWaiting ? (
            <p className="mt-6 text-ink-2">It is waiting to be sent. You don’t need to do anything.</p>
          ) : (
            <ActionForm action={sendEventAgain} prefix="again" label="Send again" className="mt-6">
              <input type="hidden" name="id" value={id} />
              <SubmitButton variant="secondary">Send again</SubmitButton>
            </ActionForm>
          )}
        </aside>
      </div>
    </AdminPage>
  )
}

function Text({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <h2 className="mb-4 text-lg">{title}</h2>
      <pre translate="no" className="border border-line bg-surface p-4 text-sm whitespace-pre-wrap wrap-anywhere">
        {text}
      </pre>
    </section>
  )
}

function DeliveryFacts({ delivery }: { delivery: DeliveryDetail }) {
  const { id, kind, orderId, certificateId, createdAt, attempts, lastAttemptAt, nextAttemptAt, durationMs } = delivery
  return (
    <Facts
      items={[
        { term: 'Type', detail: kind },
        { term: 'webhook-id', detail: `msg_${id}` },
        { term: 'Order', detail: orderId && <a href={`/admin/orders/${orderId}`}>Open the order</a> },
        { term: 'Certificate', detail: certificateId && <a href={`/admin/certificates/${certificateId}`}>Open the certificate</a> },
        { term: 'Happened', detail: <DateText at={createdAt} time /> },
        { term: 'Attempts', detail: attempts },
        { term: 'Last attempt', detail: lastAttemptAt && <DateText at={lastAttemptAt} time /> },
        { term: 'Last answer', detail: answerText(delivery) },
        { term: 'It took', detail: durationMs === null ? null : `${durationMs} ms` },
        { term: 'Next attempt', detail: nextAttemptAt && <DateText at={nextAttemptAt} time /> },
      ]}
    />
  )
}

function readable(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2)
}
