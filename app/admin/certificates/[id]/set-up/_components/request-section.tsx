import { Findings } from '@/components/certificate/findings'
import { RequestFacts } from '@/components/certificate/request-facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import { SERVER_SOFTWARE, serverSoftwareLabel } from '@/lib/certificates/setup/server-software'
import type { Draft } from '@/lib/certificates/view/schema'
import { saveRequestFor } from '../actions'

/** Step 1: the request that the client sent us, and its contents. */
export function RequestSection({ draft: { certificateId, request, serverSoftware } }: { draft: Draft }) {
  return (
    <section id="request" aria-labelledby="request-title">
      <h2 id="request-title" className="mb-4 text-lg">
        1. Request
      </h2>
      {request && (
        <div className="mb-6">
          <RequestFacts facts={request.facts} />
          <Findings findings={request.findings} />
        </div>
      )}
      <ActionForm action={saveRequestFor} prefix="request" label="Request">
        <input type="hidden" name="id" value={certificateId} />
        <Select
          name="serverSoftware"
          label="Server software"
          placeholder="Choose one"
          defaultValue={serverSoftware ?? ''}
          options={SERVER_SOFTWARE.map(({ key }) => ({ value: key, label: serverSoftwareLabel(key) }))}
        />
        <TextArea
          name="csr"
          label="The client’s certificate request (CSR)"
          hint="Everything from BEGIN to END, including the dashed lines. A request contains no secret; a private key is refused and not stored."
          rows={8}
          mono
        />
        <SubmitButton variant={request ? 'secondary' : 'primary'}>{request ? 'Use this request instead' : 'Save the request'}</SubmitButton>
      </ActionForm>
    </section>
  )
}
