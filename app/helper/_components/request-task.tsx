import { Findings } from '@/components/certificate/findings'
import { RequestFacts } from '@/components/certificate/request-facts'
import { RequestField } from '@/components/certificate/request-field'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { SERVER_SOFTWARE, serverSoftwareLabel } from '@/lib/certificates/setup/server-software'
import type { HelperTask } from '@/lib/certificates/view/helper-task'
import { messagesOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { helpWithRequest } from '../actions'

type Draft = NonNullable<Extract<HelperTask, { step: 'request' }>['draft']>

/** Step 1 for a helper: the request from their server, and what it says. */
export function RequestTask({ draft: { request, serverSoftware } }: { draft: Draft }) {
  return (
    <>
      {request && (
        <section aria-labelledby="saved" className="mb-8">
          <h2 id="saved" className="mb-4">
            The saved request
          </h2>
          <RequestFacts facts={request.facts} />
          <Findings findings={request.findings} />
        </section>
      )}
      <ActionForm action={helpWithRequest}>
        <Select
          name="serverSoftware"
          label="Server software"
          placeholder="Choose one"
          defaultValue={serverSoftware ?? ''}
          options={SERVER_SOFTWARE.map(({ key }) => ({ value: key, label: serverSoftwareLabel(key) }))}
        />
        <RequestField words={messagesOf(DEFAULT_LANGUAGE).requestField} />
        <SubmitButton>{request ? 'Use this request instead' : 'Save the request'}</SubmitButton>
      </ActionForm>
    </>
  )
}
