import type { Metadata } from 'next'
import { cache } from 'react'
import { Findings } from '@/components/certificate/findings'
import { RequestFacts } from '@/components/certificate/request-facts'
import { RequestField } from '@/components/certificate/request-field'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { readParam } from '@/lib/auth/read-param'
import { readLanguage } from '@/lib/auth/session/language'
import { readServerSoftware, SERVER_SOFTWARE, serverSoftwareLabel } from '@/lib/certificates/setup/server-software'
import type { Draft } from '@/lib/certificates/view/schema'
import { isSendable } from '@/lib/csr/policy/policy'
import { messagesOf, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { NamesInDns } from '../../_components/names-in-dns'
import { RequestDoors } from '../_components/request-doors'
import { RequestGuide } from '../_components/request-guide'
import { SetUpFrame } from '../_components/set-up-frame'
import { UntilRefused } from '../_components/until-refused'
import { saveServerStep } from '../actions'
import { loadSetUp, stepPath } from '../load-set-up'
import { requestFields } from '../request-fields'

// Called for both the title and the page.
const readSetUp = cache(loadSetUp)

type ServerProps = PageProps<'/account/certificates/[id]/set-up/server'>

export async function generateMetadata({ params, searchParams }: ServerProps): Promise<Metadata> {
  return { title: (await read(await params, await searchParams)).title }
}

async function read({ id }: Awaited<ServerProps['params']>, query: Awaited<ServerProps['searchParams']>) {
  const { certificate, draft } = await readSetUp(id, 'server')
  const { request } = draft
  const guide = readServerSoftware(readParam(query.guide) ?? '')
  const sendable = request ? isSendable(request.findings) : false
  const asksAnew = !request || !sendable || query.change !== undefined || guide !== null
  const refused = request !== null && !sendable
  const language = await readLanguage()
  const title = wordsOf(language, 'setUp')(refused ? 'refusedTitle' : asksAnew ? 'askTitle' : 'readTitle')
  return { language, certificate, draft, request, guide, asksAnew, refused, title }
}

/** Step 1: the server software and its certificate request. */
export default async function ServerPage({ params, searchParams }: ServerProps) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const { certificate, draft, request, guide, asksAnew, refused, title, language } = await read({ id }, query)
  const words = wordsOf(language, 'setUp')
  return (
    <SetUpFrame
      certificate={certificate}
      draft={draft}
      step="server"
      title={title}
      language={language}
      lead={asksAnew && !refused ? words('askLead') : undefined}
    >
      {asksAnew || !request ? (
        <RequestDoors fields={requestFields(draft, language)} keys={messagesOf(language).keys}>
          <ActionForm action={saveServerStep}>
            <input type="hidden" name="id" value={id} />
            {refused && request && (
              <UntilRefused>
                <RequestRead request={request} language={language} />
                <h2 className="mb-4">{words('another')}</h2>
              </UntilRefused>
            )}
            <RequestGuide draft={draft} chosen={guide} language={language} />
            <Select
              name="serverSoftware"
              label={words('server')}
              hint={words('serverHint')}
              placeholder={words('chooseOne')}
              defaultValue={guide ?? draft.serverSoftware ?? ''}
              options={SERVER_SOFTWARE.map(({ key }) => ({ value: key, label: serverSoftwareLabel(key, language) }))}
            />
            <RequestField words={messagesOf(language).requestField} />
            <SubmitButton>{words('read')}</SubmitButton>
          </ActionForm>
        </RequestDoors>
      ) : (
        <>
          <RequestRead request={request} language={language} />
          <NamesInDns language={language} names={draft.names} family={draft.type.family} />
          <p className="mb-6 text-ink-2">{words('serverIs', { server: serverSoftwareLabel(draft.serverSoftware ?? 'other', language) })}</p>
          <div className="flex flex-wrap gap-3">
            {draft.isReplacement ? (
              <ButtonLink href={stepPath(id, 'check')}>{words('toCheck')}</ButtonLink>
            ) : (
              <ButtonLink href={stepPath(id, 'contacts')}>{words('toContacts')}</ButtonLink>
            )}
            <ButtonLink variant="secondary" href={`${stepPath(id, 'server')}?change=1`}>
              {words('another')}
            </ButtonLink>
          </div>
        </>
      )}
    </SetUpFrame>
  )
}

/** The contents of the saved request, and the findings about it. */
function RequestRead({ request: { facts, findings }, language }: { request: NonNullable<Draft['request']>; language: Language }) {
  return (
    <section aria-label={wordsOf(language, 'setUp')('yourRequest')} className="mb-8">
      <RequestFacts facts={facts} language={language} />
      <Findings findings={findings} language={language} />
    </section>
  )
}
