import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { mailName } from '@/lib/admin/text'
import { requireStaff } from '@/lib/auth/guards/guards'
import { LANGUAGE_NAMES } from '@/lib/languages/types'
import { RESENDABLE } from '@/lib/orders/staff/resend-mail'
import { getMail, type MailDetail } from '@/lib/outbox/log/get-mail'
import { AdminPage } from '../../_components/admin-page'
import { requireId } from '../../_components/require-id'
import { resendAnyMail } from '../../orders/actions'
import { MailAbout } from '../_components/mail-about'
import { MailTag } from '../_components/mail-tag'

/** Cached because the page and its title both need it. */
const readMail = cache(async (id: string) => getMail(await requireStaff(`/admin/mails/${id}`, 'logs'), id))

export async function generateMetadata({ params }: PageProps<'/admin/mails/[id]'>): Promise<Metadata> {
  const mail = await readMail(await requireId((await params).id))
  if (!mail) notFound()
  return { title: titleOf(mail) }
}

export default async function MailPage({ params }: PageProps<'/admin/mails/[id]'>) {
  const id = await requireId((await params).id)
  const mail = await readMail(id)
  if (!mail) notFound()
  return (
    <AdminPage current="/admin/logs">
      <PageTitle eyebrow={<a href="/admin/mails">Emails</a>} tags={<MailTag mail={mail} />}>
        {titleOf(mail)}
      </PageTitle>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr]">
        <Written mail={mail} />
        <aside className="min-w-0">
          <MailFacts mail={mail} />
          <SendAgain mail={mail} />
        </aside>
      </div>
    </AdminPage>
  )
}

function titleOf({ written, kind }: MailDetail): string {
  return written?.subject ?? `Email “${mailName(kind)}”`
}

function Written({ mail: { id, written } }: { mail: MailDetail }) {
  if (!written)
    return <p className="text-ink-2">The text of an email is deleted after 90 days. The shop still knows when it was sent, and to whom.</p>
  return (
    <div className="min-w-0 space-y-8">
      <section>
        <h2 className="mb-2 text-lg">As the recipient sees it</h2>
        <p className="mb-4 text-ink-2">
          Links and codes are replaced here: they are created while the email is being sent, and are not stored.
        </p>
        <iframe src={`/admin/mails/${id}/html`} sandbox="" title="The email" className="h-160 w-full border border-line bg-surface" />
      </section>
      <section>
        <h2 className="mb-4 text-lg">As plain text</h2>
        <pre className="border border-line bg-surface p-4 text-sm whitespace-pre-wrap wrap-anywhere">{written.text}</pre>
      </section>
    </div>
  )
}

function MailFacts({ mail }: { mail: MailDetail }) {
  return (
    <Facts
      items={[
        { term: 'Kind', detail: mailName(mail.kind) },
        { term: 'To', detail: mail.to },
        { term: 'About', detail: <MailAbout mail={mail} /> },
        { term: 'Queued', detail: <DateText at={mail.createdAt} time /> },
        { term: 'Sent', detail: mail.sentAt && <DateText at={mail.sentAt} time /> },
        { term: 'Language', detail: mail.written && LANGUAGE_NAMES[mail.language] },
        { term: 'Text', detail: mail.sentAt && (mail.textVersion ? `Your version ${mail.textVersion}` : 'The shop’s own') },
        { term: 'Attempts', detail: mail.attempts },
        { term: mail.status === 'failed' ? 'Why it was not sent' : 'Last error', detail: mail.lastError },
      ]}
    />
  )
}

function SendAgain({ mail: { id, kind, orderId, status, written } }: { mail: MailDetail }) {
  if (status === 'queued') return <p className="mt-6 text-ink-2">It is waiting to be sent and is tried again every few minutes.</p>
  if (!orderId || !RESENDABLE.some((one) => one === kind)) {
    return <p className="mt-6 text-ink-2">Only emails to buyers about an order can be sent again.</p>
  }
  if (!written) return null
  return (
    <ActionForm action={resendAnyMail} prefix="again" label="Send again" className="mt-6">
      <input type="hidden" name="mailId" value={id} />
      <p className="mb-2 text-ink-2">A copy with the same text is sent to the buyer’s current address. A set-up email gets a new link.</p>
      <SubmitButton variant="secondary" small>
        Send again
      </SubmitButton>
    </ActionForm>
  )
}
