import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { AnswerData } from '@/components/ui/form/answer-data'
import { Saved } from '@/components/ui/form/saved'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { DAY, earlier, now } from '@/lib/clock'
import { type EndpointView, getEndpoint } from '@/lib/webhooks/endpoints/list-endpoints'
import { listDeliveries } from '@/lib/webhooks/sending/list-deliveries'
import { offText } from '@/lib/webhooks/text'
import { AdminPage } from '../../_components/admin-page'
import { Guarded } from '../../_components/guarded'
import { readCursor } from '../../_components/read-cursor'
import { requireId } from '../../_components/require-id'
import { Deliveries } from '../_components/deliveries'
import { EndpointForm } from '../_components/endpoint-form'
import { EndpointTag } from '../_components/endpoint-tag'
import { deleteWebhook, revealWebhookSecret, sendFailedEventsAgain, sendTestEvent } from '../actions'

/** Cached because the page and its title both need it. */
const readEndpoint = cache(async (id: string) => getEndpoint(await requireStaff(`/admin/webhooks/${id}`, 'settings'), id))

export async function generateMetadata({ params }: PageProps<'/admin/webhooks/[id]'>): Promise<Metadata> {
  const endpoint = await readEndpoint(await requireId((await params).id))
  if (!endpoint) notFound()
  return { title: `Webhook “${endpoint.description}”` }
}

export default async function WebhookPage({ params, searchParams }: PageProps<'/admin/webhooks/[id]'>) {
  const id = await requireId((await params).id)
  const actor = await requireStaff(`/admin/webhooks/${id}`, 'settings')
  const query = await searchParams
  const [status, after, saved] = [readParam(query.status), readCursor(query.after), readParam(query.saved)]
  const [endpoint, deliveries] = await Promise.all([readEndpoint(id), listDeliveries(actor, id, { status, after })])
  if (!endpoint) notFound()
  return (
    <AdminPage current="/admin/settings">
      <PageTitle eyebrow={<a href="/admin/webhooks">Webhooks</a>} tags={<EndpointTag endpoint={endpoint} />}>
        {endpoint.description}
      </PageTitle>
      {saved && <Saved key={saved} />}
      <Trouble endpoint={endpoint} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr]">
        <div className="min-w-0">
          <EndpointForm endpoint={endpoint} />
        </div>
        <aside className="min-w-0">
          <Secret endpoint={endpoint} />
          <Try id={id} />
          <Remove id={id} />
        </aside>
      </div>
      <Deliveries endpointId={id} {...deliveries} status={status} after={after}>
        <SendFailedAgain id={id} />
      </Deliveries>
    </AdminPage>
  )
}

function Trouble({ endpoint: { isOn, offReason, failingSince } }: { endpoint: EndpointView }) {
  const why = isOn ? null : offText(offReason)
  if (why)
    return (
      <Alert tone="bad" title={why}>
        Fix it, tick “Switched on” and save. Then resend the failed messages below.
      </Alert>
    )
  if (!isOn || !failingSince) return null
  return (
    <Alert tone="warning" title="Messages to this endpoint keep failing.">
      Failing since <DateText at={failingSince} time />. The endpoint is switched off after five days of failures. The list below shows what
      it answered.
    </Alert>
  )
}

function Secret({ endpoint: { id, secretShownAt, previousUntil } }: { endpoint: EndpointView }) {
  const isChanging = previousUntil !== null && previousUntil > now()
  return (
    <ActionForm action={revealWebhookSecret} prefix="secret" label="Secret">
      <h2 className="mb-2 text-lg">Secret</h2>
      <AnswerData name="secret" label="Secret (shown only once)" copy="Copy the secret" />
      <input type="hidden" name="id" value={id} />
      <p className="mb-3 text-ink-2">
        {secretShownAt ? (
          <>
            Shown <DateText at={secretShownAt} time />. If you have lost it or others have seen it, make a new one. For 24 hours, both sign
            each message.
          </>
        ) : (
          'The receiver needs it to verify that a message is ours. It can be shown only once.'
        )}
      </p>
      {isChanging && (
        <p className="mb-3 text-ink-2">
          Messages are also signed with the previous secret until <DateText at={previousUntil} time />.
        </p>
      )}
      <SubmitButton variant="secondary" small>
        {secretShownAt ? 'Make a new secret' : 'Show the secret'}
      </SubmitButton>
    </ActionForm>
  )
}

function Try({ id }: { id: string }) {
  return (
    <ActionForm action={sendTestEvent} prefix="test" label="Test" className="mt-8">
      <h2 className="mb-2 text-lg">Test</h2>
      <input type="hidden" name="id" value={id} />
      <p className="mb-3 text-ink-2">A message of the type webhook.test, signed like all others.</p>
      <SubmitButton variant="secondary" small>
        Send a test event
      </SubmitButton>
    </ActionForm>
  )
}

function SendFailedAgain({ id }: { id: string }) {
  return (
    <ActionForm action={sendFailedEventsAgain} prefix="failed" label="Send failed events again" className="mt-6 max-w-form">
      <Guarded title="Send failed events again">
        <input type="hidden" name="id" value={id} />
        <TextInput
          name="since"
          label="Failed since (UTC)"
          type="date"
          hint="From the start of this day. An event that arrives twice has the same webhook-id."
          defaultValue={earlier(now(), DAY).toISOString().slice(0, 10)}
        />
        <SubmitButton variant="secondary">Send them again</SubmitButton>
      </Guarded>
    </ActionForm>
  )
}

function Remove({ id }: { id: string }) {
  return (
    <ActionForm action={deleteWebhook} prefix="remove" label="Delete this endpoint" className="mt-8">
      <Guarded title="Delete this endpoint">
        <input type="hidden" name="id" value={id} />
        <p className="mb-3 text-ink-2">
          Its secret and the list of its deliveries are deleted. Waiting events are not sent. This can’t be undone.
        </p>
        <SubmitButton variant="danger">Delete the endpoint</SubmitButton>
      </Guarded>
    </ActionForm>
  )
}
