import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { stageOf } from '@/lib/certificates/lifecycle/places'
import type { CertificateView, FileView } from '@/lib/certificates/view/schema'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { cancelReplacement } from '../actions'

/** The file in use while its replacement is in progress, and the button to cancel the replacement before it is submitted. */
export function CurrentFile({
  certificate: { id, place },
  file,
  mayCancel,
  language,
}: {
  certificate: CertificateView
  file: FileView
  mayCancel: boolean
  language: Language
}) {
  const words = wordsOf(language, 'certificatePage')
  return (
    <section aria-labelledby="current-file" className="mb-10 border-y border-line py-4">
      <h2 id="current-file" className="mb-2">
        {words('currentFile')}
      </h2>
      <p>{words.rich('currentFileUntil', { date: () => <DateText at={file.notAfter} language={language} /> })}</p>
      <p className="mt-2">
        <a href={`/account/certificates/${id}/download/zip`}>{words('currentFileGet')}</a>
      </p>
      {mayCancel && stageOf(place) === 'setup' && (
        <ActionForm action={cancelReplacement} className="mt-4">
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="secondary">{words('cancelReplacement')}</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
