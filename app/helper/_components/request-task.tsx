import { Findings } from '@/components/certificate/findings'
import { RequestFacts } from '@/components/certificate/request-facts'
import { RequestField } from '@/components/certificate/request-field'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { SERVER_SOFTWARE, serverSoftwareLabel } from '@/lib/certificates/setup/server-software'
import type { HelperTask } from '@/lib/certificates/view/helper-task'
import { messagesOf, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { helpWithRequest } from '../actions'

type Draft = NonNullable<Extract<HelperTask, { step: 'request' }>['draft']>

/** Step 1 for a helper: the request from their server, and its contents. */
export function RequestTask({ draft: { request, serverSoftware }, language }: { draft: Draft; language: Language }) {
  const words = wordsOf(language, 'helper')
  const setUp = wordsOf(language, 'setUp')
  return (
    <>
      {request && (
        <section aria-labelledby="saved" className="mb-8">
          <h2 id="saved" className="mb-4">
            {words('savedRequest')}
          </h2>
          <RequestFacts facts={request.facts} language={language} />
          <Findings findings={request.findings} language={language} />
        </section>
      )}
      <ActionForm action={helpWithRequest}>
        <input type="hidden" name="language" value={language} />
        <Select
          name="serverSoftware"
          label={setUp('server')}
          placeholder={setUp('chooseOne')}
          defaultValue={serverSoftware ?? ''}
          options={SERVER_SOFTWARE.map(({ key }) => ({ value: key, label: serverSoftwareLabel(key, language) }))}
        />
        <RequestField words={messagesOf(language).requestField} />
        <SubmitButton>{words(request ? 'useInstead' : 'saveRequest')}</SubmitButton>
      </ActionForm>
    </>
  )
}
