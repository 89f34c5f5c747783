import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { stageOf } from '@/lib/certificates/lifecycle/places'
import type { CertificateView, FileView } from '@/lib/certificates/view/schema'
import { cancelReplacement } from '../actions'

/** The file in use while its replacement is under way, and the way out of that before anything is sent. */
export function CurrentFile({
  certificate: { id, place },
  file,
  mayCancel,
}: {
  certificate: CertificateView
  file: FileView
  mayCancel: boolean
}) {
  return (
    <section aria-labelledby="current-file" className="mb-10 border-y border-line py-4">
      <h2 id="current-file" className="mb-2">
        Your current file
      </h2>
      <p>
        It stays valid until <DateText at={file.notAfter} />. Keep it installed until the new one is here.
      </p>
      <p className="mt-2">
        <a href={`/account/certificates/${id}/download/zip`}>Download the current files</a>
      </p>
      {mayCancel && stageOf(place) === 'setup' && (
        <ActionForm action={cancelReplacement} className="mt-4">
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="secondary">Cancel the replacement</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
