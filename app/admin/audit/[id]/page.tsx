import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { Tag } from '@/components/ui/tag'
import { Timeline } from '@/components/ui/timeline'
import { cureOf, differenceEventText, differenceText, isResolution, KIND_WORDS, RESOLUTIONS, subjectOf } from '@/lib/audit/text'
import { type DifferenceView, getDifference } from '@/lib/audit/view/queries'
import { requireStaff } from '@/lib/auth/guards/guards'
import { formatMoney } from '@/lib/money'
import { AdminPage } from '../../_components/admin-page'
import { requireId } from '../../_components/require-id'
import { DifferenceTag } from '../_components/difference-tag'
import { Repairs } from '../_components/repairs'
import { Sides } from '../_components/sides'

/** Cached because the page and its title both need it. */
const readDifference = cache(async (id: string) => getDifference(await requireStaff(`/admin/audit/${id}`), id))

const nameOf = (difference: DifferenceView) => difference.certificate?.name ?? subjectOf(difference)

export async function generateMetadata({ params }: PageProps<'/admin/audit/[id]'>): Promise<Metadata> {
  const difference = await readDifference(await requireId((await params).id))
  if (!difference) notFound()
  return { title: `${KIND_WORDS[difference.kind].label}: ${nameOf(difference)}` }
}

export default async function DifferencePage({ params }: PageProps<'/admin/audit/[id]'>) {
  const difference = await readDifference(await requireId((await params).id))
  if (!difference) notFound()
  const { cause, tone } = KIND_WORDS[difference.kind]
  return (
    <AdminPage current="/admin/enom-accounts">
      <PageTitle
        eyebrow={<a href="/admin/audit">Audit</a>}
        tags={
          <>
            <DifferenceTag kind={difference.kind} />
            {difference.resolvedAt && <Tag tone="good">{resolutionText(difference)}</Tag>}
          </>
        }
      >
        {nameOf(difference)}
      </PageTitle>
      <LiveRefresh
        sentence={difference.resolvedAt ? `${resolutionText(difference)}.` : 'Open.'}
        active={false}
        href={`/admin/audit/${difference.id}`}
      />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr]">
        <div className="min-w-0 space-y-8">
          {difference.resolvedAt ? (
            <Settled difference={difference} />
          ) : (
            <Alert tone={tone} title={cause} className="mt-0">
              <p>{differenceText(difference)}.</p>
              <p>{cureOf(difference)}</p>
            </Alert>
          )}
          <Sides difference={difference} />
          {!difference.resolvedAt && <Repairs difference={difference} />}
        </div>
        <aside className="min-w-0 space-y-8">
          <section>
            <h2 className="mb-4 text-lg">Facts</h2>
            <Facts
              items={[
                { term: 'Enom account', detail: <a href={`/admin/enom-accounts/${difference.account.id}`}>{difference.account.label}</a> },
                { term: AMOUNTS[difference.kind] ?? 'Amount', detail: difference.amount && formatMoney(difference.amount) },
                { term: 'Found', detail: <DateText at={difference.firstSeenAt} time /> },
                { term: 'Last found', detail: <DateText at={difference.lastSeenAt} time /> },
              ]}
            />
          </section>
          <History events={difference.events} />
        </aside>
      </div>
    </AdminPage>
  )
}

/** Explains what a difference's amount means. */
const AMOUNTS: Partial<Record<DifferenceView['kind'], string>> = {
  orphan: 'Cost at Enom',
  cost_differs: 'Difference',
  balance_differs: 'Unexplained',
}

function resolutionText({ resolution }: DifferenceView): string {
  return resolution && isResolution(resolution) ? RESOLUTIONS[resolution] : 'Resolved'
}

function Settled({ difference }: { difference: DifferenceView }) {
  const { resolution, note, resolvedAt, importedFor } = difference
  return (
    <Alert tone="good" title={`${resolutionText(difference)}.`} className="mt-0">
      {importedFor && (
        <p>
          Imported for <a href={`/admin/certificates/${importedFor.certificateId}`}>{importedFor.email}</a>.
        </p>
      )}
      {note && (
        <p>
          Why: <q>{note}</q>
        </p>
      )}
      <p>
        {resolution === 'put_aside'
          ? 'It is reported again if it changes.'
          : resolution === 'looked' || resolution === 'retried'
            ? 'If that didn’t fix it, the next comparison will find it again.'
            : 'If it is found again, it reopens here.'}{' '}
        {resolvedAt && <DateText at={resolvedAt} time />}
      </p>
    </Alert>
  )
}

function History({ events }: { events: DifferenceView['events'] }) {
  return (
    <section>
      <h2 className="mb-4 text-lg">History</h2>
      <Timeline
        label="History"
        items={events.map(({ id, at, kind, by, note }) => ({
          key: id,
          state: kind === 'difference.found' ? ('failed' as const) : ('done' as const),
          title: differenceEventText(kind),
          at,
          actor: by,
          children: note,
        }))}
      />
    </section>
  )
}
