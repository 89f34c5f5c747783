import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { countJobs, isJobId, type JobCount, type JobRow, listJobs } from '@/lib/jobs/list-jobs'
import { JOB_STATES, JOB_WORDS, jobText, STATE_WORDS } from '@/lib/jobs/text'
import { AdminPage } from '../_components/admin-page'
import { NoMatch } from '../_components/list/no-match'
import { LogFilter } from '../_components/log-filter'
import { PageTabs } from '../_components/page-tabs'
import { staffTitle } from '../_components/staff-title'
import { About } from './_components/about'
import { retryFailedAction } from './actions'

export const generateMetadata = staffTitle('Jobs')

export default async function JobsPage({ searchParams }: PageProps<'/admin/jobs'>) {
  const actor = await requireStaff('/admin/jobs', 'logs')
  const query = await searchParams
  const given = readParam(query.after)
  const after = isJobId(given) ? given : undefined
  const filter = { state: readParam(query.state), name: readParam(query.name) }
  const [{ rows, next }, counts] = await Promise.all([listJobs(actor, { ...filter, after }), countJobs(actor)])
  return (
    <AdminPage current="/admin/logs">
      <PageTabs group="Logs" current="/admin/jobs" />
      <PageTitle lead="What the worker is doing now and will do next. A job that succeeds leaves the queue.">Jobs</PageTitle>
      <Kinds counts={counts} />
      <LogFilter
        path="/admin/jobs"
        fields={[
          {
            name: 'state',
            label: 'State',
            value: filter.state,
            options: JOB_STATES.map((state) => ({ value: state, label: STATE_WORDS[state].label })),
          },
          {
            name: 'name',
            label: 'Kind',
            value: filter.name,
            options: Object.entries(JOB_WORDS).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      {rows.length === 0 ? (
        <NoJobs filter={filter} />
      ) : (
        <Table caption="Jobs" hideCaption columns={COLUMNS} rows={rows.map((row) => ({ key: row.id, cells: cellsOf(row) }))} />
      )}
      <Pager path="/admin/jobs" params={filter} after={after} next={next} />
    </AdminPage>
  )
}

function Kinds({ counts }: { counts: readonly JobCount[] }) {
  if (counts.length === 0) return null
  return (
    <Table
      className="mb-10"
      caption="By kind"
      columns={[
        { label: 'Kind' },
        { label: 'Failed', numeric: true },
        { label: 'Retrying', numeric: true },
        { label: 'Running', numeric: true },
        { label: 'Waiting', numeric: true },
        { label: 'Action', hideLabel: true },
      ]}
      rows={counts.map(({ name, failed, retrying, running, waiting }) => ({
        key: name,
        cells: [
          <a key="name" href={`/admin/jobs?name=${name}`}>
            {jobText(name)}
          </a>,
          failed,
          retrying,
          running,
          waiting,
          failed > 0 && (
            <ActionForm key="retry" action={retryFailedAction} prefix={`retry-${name}`} label={`Retry failed: ${jobText(name)}`}>
              <input type="hidden" name="name" value={name} />
              <SubmitButton variant="secondary" small>
                Retry failed jobs
              </SubmitButton>
            </ActionForm>
          ),
        ],
      }))}
    />
  )
}

const COLUMNS = [
  { label: 'Job' },
  { label: 'About' },
  { label: 'State' },
  { label: 'Attempts', numeric: true },
  { label: 'Next run' },
  { label: 'Last error' },
] as const

const ERROR_LENGTH = 160

function cellsOf({ id, name, payload, state, attempts, maxAttempts, runAt, error }: JobRow) {
  return [
    <a key="name" href={`/admin/jobs/${id}`}>
      {jobText(name)}
    </a>,
    <About key="about" payload={payload} />,
    <Tag key="state" tone={STATE_WORDS[state].tone}>
      {STATE_WORDS[state].label}
    </Tag>,
    `${attempts} of ${maxAttempts}`,
    state === 'failed' ? 'Never' : <DateText key="run" at={runAt} time />,
    error ? (
      <span key="error" className="wrap-anywhere">
        {error.slice(0, ERROR_LENGTH)}
      </span>
    ) : (
      '–'
    ),
  ]
}

function NoJobs({ filter: { state, name } }: { filter: { state: string | undefined; name: string | undefined } }) {
  if (!state && !name)
    return <Empty title="No jobs in the queue.">Jobs are added when an order is paid, and every minute for the regular sweeps.</Empty>
  const title = state === 'failed' && !name ? 'No failed jobs.' : 'No job matches.'
  return <NoMatch title={title} all={{ href: '/admin/jobs', label: 'Show all jobs' }} />
}
