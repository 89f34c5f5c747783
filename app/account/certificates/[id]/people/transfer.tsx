import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { OfferView } from '@/lib/people/queries'
import { offer as offerIt, withdrawOffer } from '../../../people/actions'

type TransferProps = { certificateId: string; offer: OfferView | null; isHolder: boolean; holder: string; language: Language }

/** Moves a certificate to another account, once the owner of that account accepts. */
export function Transfer({ certificateId, offer, isHolder, holder, language }: TransferProps) {
  const words = wordsOf(language, 'certificatePeople')
  return (
    <section aria-labelledby="transfer" className="mb-10 max-w-form">
      <h2 id="transfer" className="mb-2">
        {words('move')}
      </h2>
      <p className="mb-4 text-ink-2">{words('moveText')}</p>
      {offer ? (
        <ActionForm action={withdrawOffer} prefix="withdraw-" label={words('withdraw')}>
          <p className="mb-3">
            {words.rich('offered', {
              email: offer.toEmail,
              name: (text) => <bdi className="wrap-anywhere font-semibold">{text}</bdi>,
              day: () => <DateText at={offer.expiresAt} language={language} />,
            })}
          </p>
          <input type="hidden" name="certificateId" value={certificateId} />
          <SubmitButton variant="secondary">{words('withdraw')}</SubmitButton>
        </ActionForm>
      ) : isHolder ? (
        <ActionForm action={offerIt} prefix="transfer-" label={words('offer')}>
          <input type="hidden" name="certificateId" value={certificateId} />
          <TextInput name="email" label={words('otherEmail')} type="email" autoComplete="off" />
          <SubmitButton variant="secondary">{words('offer')}</SubmitButton>
        </ActionForm>
      ) : (
        <p>{words.rich('onlyHolder', { holder, name: (text) => <bdi className="wrap-anywhere">{text}</bdi> })}</p>
      )}
    </section>
  )
}
