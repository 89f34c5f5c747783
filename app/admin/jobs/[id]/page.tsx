import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import { Tag } from '@/components/ui/tag'
import { requireStaff } from '@/lib/auth/guards/guards'
import { getJob, type JobRow } from '@/lib/jobs/list-jobs'
import { jobText, STATE_WORDS } from '@/lib/jobs/text'
import { AdminPage } from '../../_components/admin-page'
import { Guarded } from '../../_components/guarded'
import { About } from '../_components/about'
import { cancelJobAction, retryJobAction } from '../actions'

/** Cached because the page and its title both need it. */
const readJob = cache(async (id: string) => getJob(await requireStaff(`/admin/jobs/${id}`, 'logs'), id))

export async function generateMetadata({ params }: PageProps<'/admin/jobs/[id]'>): Promise<Metadata> {
  const job = await readJob((await params).id)
  if (!job) notFound()
  return { title: jobText(job.name) }
}

export default async function JobPage({ params }: PageProps<'/admin/jobs/[id]'>) {
  const { id } = await params
  const job = await readJob(id)
  if (!job) notFound()
  return (
    <AdminPage current="/admin/logs">
      <PageTitle
        eyebrow={<a href="/admin/jobs">Jobs</a>}
        tags={<Tag tone={STATE_WORDS[job.state].tone}>{STATE_WORDS[job.state].label}</Tag>}
      >
        {jobText(job.name)}
      </PageTitle>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr]">
        <div className="min-w-0 space-y-8">
          <JobFacts job={job} />
          <LastError error={job.error} />
        </div>
        <aside className="min-w-0">{job.state === 'running' ? <p>A running job can’t be changed.</p> : <JobActions job={job} />}</aside>
      </div>
    </AdminPage>
  )
}

function JobFacts({ job: { id, name, payload, attempts, maxAttempts, createdAt, runAt, state } }: { job: JobRow }) {
  return (
    <Facts
      items={[
        { term: 'Kind', detail: <span className="font-mono">{name}</span> },
        { term: 'Number', detail: id },
        { term: 'About', detail: <About payload={payload} /> },
        { term: 'Input', detail: <span className="font-mono">{JSON.stringify(payload)}</span> },
        { term: 'Attempts', detail: `${attempts} of ${maxAttempts}` },
        { term: 'Queued', detail: <DateText at={createdAt} time /> },
        {
          term: state === 'running' ? 'Started' : 'Next run',
          detail: state === 'failed' ? 'Never, unless you retry it' : <DateText at={runAt} time />,
        },
      ]}
    />
  )
}

function LastError({ error }: { error: string | null }) {
  if (!error) return null
  return (
    <section>
      <h2 className="mb-4 text-lg">Last error</h2>
      <pre className="border border-line bg-surface p-4 text-sm whitespace-pre-wrap wrap-anywhere">{error}</pre>
    </section>
  )
}

function JobActions({ job: { id, state } }: { job: JobRow }) {
  return (
    <>
      <ActionForm action={retryJobAction} prefix="retry" label="Retry">
        <input type="hidden" name="id" value={id} />
        <p className="mb-2 text-ink-2">It runs now, and its attempt count starts again from zero.</p>
        <SubmitButton variant="secondary" small>
          {state === 'waiting' ? 'Run now' : 'Retry now'}
        </SubmitButton>
      </ActionForm>
      {state !== 'failed' && (
        <ActionForm action={cancelJobAction} prefix="cancel" label="Cancel" className="mt-6">
          <Guarded title="Cancel this job">
            <input type="hidden" name="id" value={id} />
            <p className="mb-3 text-ink-2">
              It won’t run again. The shop looks for unfinished work each minute, so if an order, a certificate or an email still needs
              this, a new job is created.
            </p>
            <TextArea name="reason" label="Reason" rows={3} />
            <SubmitButton variant="danger">Cancel the job</SubmitButton>
          </Guarded>
        </ActionForm>
      )}
    </>
  )
}
