import { ActionForm } from '@/components/ui/form/action-form'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { replaceFor } from '../actions'

const REASONS = [
  { value: 'half_way', label: 'The file expires soon' },
  { value: 'new_server', label: 'The client is moving to another server' },
  { value: 'lost_key', label: 'The client lost the private key' },
  {
    value: 'leaked_key',
    label: 'Someone else may have the private key',
    hint: 'A ticket asking Enom to revoke the old file is prepared as well.',
  },
]
const OTHER_NAME = { value: 'other_name', label: 'The host name is changing', hint: 'Within the same domain only.' }

/** Starts the replacement of an issued certificate on the client's behalf. The next page asks for the new request. */
export function BeginReplacement({ certificate: { id, type, approverEmail } }: { certificate: CertificateView }) {
  const mayChangeHost = type.family === 'comodo' && !type.multiDomain
  return (
    <ActionForm action={replaceFor} label="Replace it for the client" className="mt-8 max-w-form">
      <input type="hidden" name="id" value={id} />
      <RadioGroup name="reason" label="Why does the client need a new file?" options={mayChangeHost ? [...REASONS, OTHER_NAME] : REASONS} />
      <p className="mb-4 text-ink-2">
        You need a new request (CSR) from the client’s server. {type.brand} asks {approverEmail ?? 'the approver'} again. Until the new file
        is here, the current one stays valid.
      </p>
      <SubmitButton>Begin the replacement</SubmitButton>
    </ActionForm>
  )
}
