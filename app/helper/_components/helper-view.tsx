import { PageTitle } from '@/components/layout/page-title'
import type { HelperTask } from '@/lib/certificates/view/helper-task'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { stepLabel } from '@/lib/people/text'
import { ApproverTask } from './approver-task'
import { ContactsTask } from './contacts-task'
import { InstallTask } from './install-task'
import { RequestTask } from './request-task'

/** A helper's task, without the surrounding layout. If there is no task, the link is no longer valid. */
export function HelperView({ task, language }: { task: HelperTask | null; language: Language }) {
  const words = wordsOf(language, 'helper')
  if (!task) return <PageTitle lead={words('nothingLead')}>{words('nothing')}</PageTitle>
  return (
    <>
      <PageTitle eyebrow={task.domain ? `${task.name} · ${task.domain}` : task.name} lead={words(`tasks.${task.step}`)}>
        {stepLabel(task.step, language)}
      </PageTitle>
      <Task task={task} language={language} />
    </>
  )
}

function Task({ task, language }: { task: HelperTask; language: Language }) {
  if (task.step === 'install') return <InstallTask task={task} language={language} />
  if (!task.draft) return <p>{wordsOf(language, 'helper')('closed')}</p>
  if (task.step === 'request') return <RequestTask draft={task.draft} language={language} />
  if (task.step === 'contacts') return <ContactsTask draft={task.draft} language={language} />
  return <ApproverTask draft={task.draft} language={language} />
}
