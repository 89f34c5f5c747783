import type { Metadata } from 'next'
import { cache } from 'react'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { readHelper } from '@/lib/auth/session/helper'
import { getHelperTask, type HelperTask } from '@/lib/certificates/view/helper-task'
import { stepLabel, TASKS } from '@/lib/people/text'
import { ApproverTask } from './_components/approver-task'
import { ContactsTask } from './_components/contacts-task'
import { InstallTask } from './_components/install-task'
import { RequestTask } from './_components/request-task'

const NOTHING = 'There is nothing to do here'

// Called for both the title and the page.
const readTask = cache(async () => {
  const helper = await readHelper()
  return helper && (await getHelperTask(helper))
})

export async function generateMetadata(): Promise<Metadata> {
  const task = await readTask()
  return { title: task ? stepLabel(task.step) : NOTHING, robots: { index: false, follow: false } }
}

/** The one step that a helper link opens. */
export default async function HelperPage() {
  const task = await readTask()
  return (
    <FlowFrame leave={{ href: '/', label: 'To the shop' }}>
      {task ? (
        <>
          <PageTitle eyebrow={task.domain ? `${task.name} · ${task.domain}` : task.name} lead={TASKS[task.step]}>
            {stepLabel(task.step)}
          </PageTitle>
          <Task task={task} />
        </>
      ) : (
        <PageTitle lead="Your link has ended or was revoked. Ask the person who sent it for a new one.">{NOTHING}</PageTitle>
      )}
    </FlowFrame>
  )
}

function Task({ task }: { task: HelperTask }) {
  if (task.step === 'install') return <InstallTask task={task} />
  if (!task.draft) {
    return <p>This step is closed now: the request was already sent, or it waits for something else. You have nothing to do.</p>
  }
  if (task.step === 'request') return <RequestTask draft={task.draft} />
  return task.step === 'contacts' ? <ContactsTask draft={task.draft} /> : <ApproverTask draft={task.draft} />
}
