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
import { readServerSoftware, SERVER_SOFTWARE, serverSoftwareLabel } from '@/lib/certificates/setup/server-software'
import type { Draft } from '@/lib/certificates/view/schema'
import { isSendable } from '@/lib/csr/policy/policy'
import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
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
  const title = refused ? 'This request can’t be used' : asksAnew ? 'Your certificate request' : 'Is this the right request?'
  return { certificate, draft, request, guide, asksAnew, refused, title }
}

/** Step 1: the server software and its certificate request. */
export default async function ServerPage({ params, searchParams }: ServerProps) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const { certificate, draft, request, guide, asksAnew, refused, title } = await read({ id }, query)
  return (
    <SetUpFrame
      certificate={certificate}
      draft={draft}
      step="server"
      title={title}
      lead={
        asksAnew && !refused
          ? 'A certificate request (CSR) is a text that names the address and contains the public half of a key. Your server can make it, or this browser.'
          : undefined
      }
    >
      {asksAnew || !request ? (
        <RequestDoors fields={requestFields(draft)}>
          <ActionForm action={saveServerStep}>
            <input type="hidden" name="id" value={id} />
            {refused && request && (
              <UntilRefused>
                <RequestRead request={request} />
                <h2 className="mb-4">Use another request</h2>
              </UntilRefused>
            )}
            <RequestGuide draft={draft} chosen={guide} />
            <Select
              name="serverSoftware"
              label="Server software"
              hint="This only decides which instructions you get. It doesn’t change the certificate."
              placeholder="Choose one"
              defaultValue={guide ?? draft.serverSoftware ?? ''}
              options={SERVER_SOFTWARE.map(({ key }) => ({ value: key, label: serverSoftwareLabel(key) }))}
            />
            <RequestField />
            <SubmitButton>Read my request</SubmitButton>
          </ActionForm>
        </RequestDoors>
      ) : (
        <>
          <RequestRead request={request} />
          <NamesInDns language={DEFAULT_LANGUAGE} names={draft.names} family={draft.type.family} />
          <p className="mb-6 text-ink-2">Server software: {serverSoftwareLabel(draft.serverSoftware ?? 'other')}.</p>
          <div className="flex flex-wrap gap-3">
            {draft.isReplacement ? (
              <ButtonLink href={stepPath(id, 'check')}>Continue to check and send</ButtonLink>
            ) : (
              <ButtonLink href={stepPath(id, 'contacts')}>Continue to contacts</ButtonLink>
            )}
            <ButtonLink variant="secondary" href={`${stepPath(id, 'server')}?change=1`}>
              Use another request
            </ButtonLink>
          </div>
        </>
      )}
    </SetUpFrame>
  )
}

/** The contents of the saved request, and the findings about it. */
function RequestRead({ request: { facts, findings } }: { request: NonNullable<Draft['request']> }) {
  return (
    <section aria-label="Your request" className="mb-8">
      <RequestFacts facts={facts} />
      <Findings findings={findings} />
    </section>
  )
}
