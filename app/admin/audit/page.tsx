import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { differenceText, KINDS, subjectOf } from '@/lib/audit/text'
import { type AuditView, countOrphans, type DifferenceRow, getAudit, listDifferences } from '@/lib/audit/view/queries'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { AdminPage } from '../_components/admin-page'
import { Guarded } from '../_components/guarded'
import { PageTabs } from '../_components/page-tabs'
import { readCursor } from '../_components/read-cursor'
import { readHealth } from '../_components/read-frame'
import { staffTitle } from '../_components/staff-title'
import { DifferenceTag } from './_components/difference-tag'
import { KindFilter, type View } from './_components/kind-filter'
import { isUnderWay } from './_components/run-state'
import { Runs } from './_components/runs'
import { compareNow, dismissAllAction } from './actions'

export const generateMetadata = staffTitle('Audit')

export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  const actor = await requireStaff('/admin/audit')
  const query = await searchParams
  const after = readCursor(query.after)
  const view = readView(readParam(query.kind))
  const filter = view === 'put_aside' ? { dismissed: true } : view ? { kind: view } : {}
  const [audit, { rows, next }, orphans, health] = await Promise.all([
    getAudit(actor),
    listDifferences(actor, { after, ...filter }),
    view === 'orphan' ? countOrphans(actor) : null,
    readHealth(),
  ])
  const askedAt = readTime(readParam(query.started))
  const underWay = isUnderWay(audit.runs, askedAt)
  return (
    <AdminPage current="/admin/enom-accounts">
      <PageTabs group="Enom" current="/admin/audit" />
      <PageTitle
        lead="Every night we compare all of Enom’s records with the shop’s. Nothing is changed without your confirmation."
        actions={audit.hasAccounts && <CompareNow />}
      >
        Audit
      </PageTitle>
      {askedAt && underWay && health?.worker.state === 'none' && (
        <Alert tone="warning" title="The comparison is waiting for a worker, and none is running." live>
          It starts as soon as a worker runs. Start one with npm run worker, or start the worker’s container.
        </Alert>
      )}
      {askedAt && underWay && health?.worker.state !== 'none' && (
        <Alert tone="info" title="The comparison has started." live>
          It takes between a few seconds and two minutes. The results appear here.
        </Alert>
      )}
      <LiveRefresh
        sentence={underWay ? 'Comparing.' : 'The comparison has finished.'}
        active={underWay}
        href={askedAt ? `/admin/audit?started=${askedAt.getTime()}` : '/admin/audit'}
      />
      <Runs runs={audit.runs} />
      {(rows.length > 0 || view || after) && <KindFilter view={view} open={audit.open} dismissed={audit.dismissed} />}
      {rows.length > 0 ? (
        <Table
          caption={view === 'put_aside' ? 'Dismissed' : 'Differences'}
          hideCaption
          columns={COLUMNS}
          rows={rows.map((row) => ({ key: row.id, cells: cellsOf(row) }))}
        />
      ) : (
        (view || !underWay) && <Nothing audit={audit} isFiltered={view !== undefined} />
      )}
      {orphans && orphans.count > 0 && <DismissAll {...orphans} />}
      <Pager path="/admin/audit" params={{ kind: view }} after={after} next={next} />
    </AdminPage>
  )
}

const COLUMNS = [
  { label: 'Certificate or order' },
  { label: 'Kind' },
  { label: 'Difference' },
  { label: 'Account' },
  { label: 'Since' },
] as const

function cellsOf(row: DifferenceRow) {
  return [
    <a key="what" href={`/admin/audit/${row.id}`} className="wrap-anywhere">
      {row.certificate?.name ?? subjectOf(row)}
    </a>,
    <DifferenceTag key="kind" kind={row.kind} />,
    <span key="text" className="wrap-anywhere">
      {differenceText(row)}
      {row.enomCertId !== null && <span className="block text-ink-3">Enom number {row.enomCertId}</span>}
    </span>,
    row.accountLabel,
    <DateText key="since" at={row.firstSeenAt} time />,
  ]
}

/** Returns the time, from the URL, at which an audit run was requested. */
function readTime(text: string | undefined): Date | undefined {
  return text && /^\d{13}$/.test(text) ? new Date(Number(text)) : undefined
}

function readView(text: string | undefined): View | undefined {
  if (text === 'put_aside') return text
  return KINDS.find((kind) => kind === text)
}

/** The form to dismiss all orphans in one step, for an account that had certificates before the shop existed. */
function DismissAll({ count, mark }: Awaited<ReturnType<typeof countOrphans>>) {
  const deed = count === 1 ? 'Dismiss it' : `Dismiss all ${count}`
  return (
    <ActionForm action={dismissAllAction} prefix="all" label="Dismiss all" className="mt-6 max-w-form">
      <input type="hidden" name="shown" value={mark} />
      <Guarded title={deed}>
        <p className="mb-3">
          For certificates bought elsewhere or before this shop existed. They aren’t reported again unless something about them changes. You
          can still import them later.
        </p>
        <TextArea name="note" label="Why" rows={3} maxLength={500} />
        <SubmitButton variant="secondary">{deed}</SubmitButton>
      </Guarded>
    </ActionForm>
  )
}

function CompareNow() {
  return (
    <ActionForm action={compareNow} prefix="compare" label="Compare now">
      <SubmitButton>Compare now</SubmitButton>
    </ActionForm>
  )
}

function Nothing({ audit, isFiltered }: { audit: AuditView; isFiltered: boolean }) {
  if (isFiltered) {
    const clear = (
      <ButtonLink href="/admin/audit" variant="secondary">
        Show everything
      </ButtonLink>
    )
    return (
      <Empty title="No differences of this kind." action={clear}>
        Resolved and dismissed differences are listed separately.
      </Empty>
    )
  }
  if (!audit.hasAccounts) {
    return (
      <Empty title="No Enom account yet." action={<ButtonLink href="/admin/enom-accounts/new">Add an Enom account</ButtonLink>}>
        There is nothing to compare with.
      </Empty>
    )
  }
  if (audit.runs.length === 0)
    return <Empty title="Nothing has been compared yet.">The first comparison runs tonight at 03:10 UTC. You can also run it now.</Empty>
  if (audit.runs.some(({ wasListed, wasCounted }) => !wasListed || !wasCounted)) {
    return <Empty title="No differences in what could be read.">Some of Enom’s data could not be read; see above.</Empty>
  }
  return <Empty title="Everything agrees.">Certificates, costs and balance at Enom match the shop’s records.</Empty>
}
