import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { saveName } from '../actions'
import { Fold } from './folds'

type YourNameProps = { certificate: Pick<CertificateView, 'id' | 'label'>; language: Language }

/** Lets the buyer name a certificate, so that several certificates of the same product can be told apart. */
export function YourName({ certificate: { id, label }, language }: YourNameProps) {
  const words = wordsOf(language, 'certificatePage')
  return (
    <Fold title={words(label ? 'rename' : 'nameIt')}>
      <ActionForm action={saveName} prefix="name-">
        <input type="hidden" name="id" value={id} />
        <TextInput name="label" label={words('name')} hint={words('nameHint')} required={false} defaultValue={label} autoComplete="off" />
        <SubmitButton variant="secondary">{words('saveName')}</SubmitButton>
      </ActionForm>
    </Fold>
  )
}
