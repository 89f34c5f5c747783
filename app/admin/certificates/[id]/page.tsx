import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { HexPairs } from '@/components/certificate/hex-pairs'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { type CertificateForStaff, getCertificate } from '@/lib/admin/get-certificate'
import { getCertificateHistory } from '@/lib/admin/history'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { LEVEL_NAME, termText } from '@/lib/catalog/text'
import { enomRefundText } from '@/lib/certificates/settlement/enom-refund-text'
import { expiryText, nextFileStep, staffWords } from '@/lib/certificates/status/file-text'
import { staffLabel } from '@/lib/certificates/status/place-text'
import { listTickets } from '@/lib/certificates/ticket/list'
import { now } from '@/lib/clock'
import { formatMoney } from '@/lib/money'
import { listResendable } from '@/lib/orders/staff/list-resendable'
import { findRefused } from '@/lib/outbox/log/find-refused'
import { AdminPage } from '../../_components/admin-page'
import { CertificateTag } from '../../_components/certificate-tag'
import { DisputedTag } from '../../_components/disputed-tag'
import { History, readSource } from '../../_components/history'
import { NoteForm } from '../../_components/note-form'
import { RefusedMail } from '../../_components/refused-mail'
import { requireId } from '../../_components/require-id'
import { ResendMail } from '../../_components/resend-mail'
import { ChangePanel } from '../_components/change-panel'
import { EnomCalls } from '../_components/enom-calls'
import { EnomSide, type OurSide } from '../_components/enom-side'
import { Functions } from '../_components/functions'
import { RefundPanel } from '../_components/refund-panel'
import { RequestPanel } from '../_components/request-panel'
import { Tickets } from '../_components/tickets'
import { TroublePanel } from '../_components/trouble-panel'
import { note } from '../actions'

/** Cached because the page and its title both need it. */
const readCertificate = cache(async (id: string) => getCertificate(await requireStaff(`/admin/certificates/${id}`), id))

export async function generateMetadata({ params }: PageProps<'/admin/certificates/[id]'>): Promise<Metadata> {
  const certificate = await readCertificate(await requireId((await params).id))
  if (!certificate) notFound()
  return { title: certificate.name }
}

export default async function CertificatePage({ params, searchParams }: PageProps<'/admin/certificates/[id]'>) {
  const id = await requireId((await params).id)
  const actor = await requireStaff(`/admin/certificates/${id}`)
  const source = readSource((await searchParams).history)
  const [certificate, history, mails, tickets] = await Promise.all([
    readCertificate(id),
    getCertificateHistory(actor, id, { source }),
    listResendable(actor, { certificateId: id }),
    listTickets(actor, { of: { certificateId: id } }),
  ])
  if (!certificate) notFound()
  const refused = await findRefused(actor, certificate.holderEmail)
  return (
    <AdminPage current="/admin/certificates">
      <PageTitle
        eyebrow={
          <>
            {certificate.typeName} · <a href={`/admin/orders/${certificate.order.id}`}>Order {certificate.order.number}</a>
          </>
        }
        tags={
          <>
            <CertificateTag shown={{ ...certificate.dates, place: certificate.place }} dates={certificate.dates} />
            <DisputedTag dispute={certificate.dispute} />
          </>
        }
      >
        {certificate.name}
      </PageTitle>
      <LiveRefresh
        sentence={`${certificate.name}: ${staffLabel({ ...certificate.dates, place: certificate.place })}.`}
        active={certificate.place === 'purchase' || certificate.place === 'submission'}
        href={`/admin/certificates/${id}`}
      />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr]">
        <div className="min-w-0 space-y-8">
          <DisputeNote certificate={certificate} />
          <RefusedMail mail={refused} orderHref={`/admin/orders/${certificate.order.id}`} />
          <NextFile certificate={certificate} />
          <TroublePanel certificate={certificate} />
          {certificate.enom.certId === null ? (
            <p className="text-ink-2">It hasn’t been bought from Enom yet, so there is nothing to compare.</p>
          ) : (
            <EnomSide certificateId={id} facts={ourSide(certificate)} />
          )}
          {certificate.enom.certId !== null && <Tickets certificateId={id} tickets={tickets.rows} />}
          <RequestPanel request={certificate.request} />
          <EnomCalls calls={certificate.calls} />
          <History entries={history} path={`/admin/certificates/${id}`} source={source}>
            <NoteForm action={note} id={id} />
          </History>
        </div>
        <aside className="min-w-0 space-y-8">
          <CertificateFacts certificate={certificate} />
          <Functions certificate={certificate}>
            <ChangePanel certificate={certificate} choiceId={readParam((await searchParams).change)} />
            <ResendMail mails={mails} />
          </Functions>
          <RefundPanel certificateId={id} dispute={certificate.dispute} boughtAt={certificate.enom.boughtAt} />
        </aside>
      </div>
    </AdminPage>
  )
}

function DisputeNote({ certificate: { dispute, order } }: { certificate: CertificateForStaff }) {
  if (!dispute) return null
  return (
    <Alert
      tone="bad"
      title={dispute === 'open' ? 'The buyer is disputing the payment.' : 'The dispute was lost: the bank took back the payment.'}
    >
      <p>
        The buyer can’t set up, send or download this certificate.{' '}
        {dispute === 'open' ? 'Once the dispute is won, everything continues automatically.' : 'Nothing more will be bought for it.'}
      </p>
      <p>
        <a href={`/admin/orders/${order.id}`}>Deadline and result: order {order.number}</a>
      </p>
    </Alert>
  )
}

/** Explains what staff must do about an issued certificate that has ended or ends soon. Renders nothing if all is well. */
function NextFile({ certificate: { place, dates, order } }: { certificate: CertificateForStaff }) {
  const step = nextFileStep({ place, ...dates }, now())
  if (!step || !dates.fileExpiresAt) return null
  const { tone, label } = staffWords({ place, ...dates }, now())
  return (
    <Alert tone={tone} title={label}>
      <p>{expiryText(dates.fileExpiresAt, now())}.</p>
      {step === 'ask' ? (
        <p>
          The cover includes the next file. The buyer has been told to ask for it by email. Ask Enom support for a reissue, or reissue it at
          the authority, then write to {order.email}.
        </p>
      ) : (
        <p>The buyer has no files left and has been told to order again.</p>
      )}
    </Alert>
  )
}

/** Returns the shop's facts under the same keys and in the same order as in Enom's response. */
function ourSide({ enom, name, typeName, request, files, dates: { coverEndsAt } }: CertificateForStaff): OurSide[] {
  const day = (date: Date | null | undefined) => date?.toISOString().slice(0, 10) ?? ''
  return [
    { key: 'certId', label: 'Number at Enom', ours: enom.certId === null ? '' : String(enom.certId) },
    { key: 'status', label: 'Status at Enom', ours: enom.statusId === null ? '' : `${enom.statusText ?? ''} (${enom.statusId})` },
    { key: 'domain', label: 'Address', ours: name === typeName ? '' : name },
    { key: 'approver', label: 'Approver', ours: request?.approverEmail ?? '' },
    { key: 'expires', label: 'Cover ends', ours: day(coverEndsAt) },
    { key: 'authority', label: 'Number at the authority', ours: enom.authorityOrderId ?? '' },
    { key: 'file', label: 'File issued', ours: files.length ? 'Yes' : 'No' },
  ]
}

function CertificateFacts({
  certificate: { id, enom, order, typeName, formerName, level, years, files, dates: ends, ...dates },
}: {
  certificate: CertificateForStaff
}) {
  const [file] = files
  return (
    <section>
      <h2 className="mb-4 text-lg">Facts</h2>
      <Facts
        items={[
          { term: 'Type', detail: formerName ? `${typeName} (formerly ${formerName})` : typeName },
          { term: 'Validation', detail: LEVEL_NAME[level] },
          { term: 'Term', detail: termText(years) },
          { term: 'Buyer', detail: order.email },
          { term: 'In this status since', detail: <DateText at={dates.statusSince} time /> },
          { term: 'Enom account', detail: enom.accountLabel },
          { term: 'Order at Enom', detail: enom.orderId },
          { term: 'Cost at Enom', detail: enom.cost && formatMoney(enom.cost) },
          { term: 'Refund by Enom', detail: enom.boughtAt && enomRefundText(enom.boughtAt, now()) },
          { term: 'Sent', detail: dates.submittedAt && <DateText at={dates.submittedAt} time /> },
          { term: 'Cover ends', detail: ends.coverEndsAt && <DateText at={ends.coverEndsAt} /> },
          { term: 'This file expires', detail: file && <DateText at={file.notAfter} /> },
          { term: 'Issuer', detail: file?.issuer },
          { term: 'Names in the file', detail: file?.names.join(', ') },
          { term: 'File', detail: file && <a href={`/admin/certificates/${id}/file/zip`}>Download</a> },
          { term: 'SHA-256', detail: file && <HexPairs hex={file.fingerprint} /> },
          { term: 'Last checked at Enom', detail: dates.checkedAt && <DateText at={dates.checkedAt} time /> },
          { term: 'Next check', detail: dates.nextCheckAt && <DateText at={dates.nextCheckAt} time /> },
        ]}
      />
    </section>
  )
}
