import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { OfferView } from '@/lib/people/queries'
import { offer as offerIt, withdrawOffer } from '../../../people/actions'

type TransferProps = { certificateId: string; offer: OfferView | null; isHolder: boolean; holder: string }

/** Moves a certificate to another account, once its owner there accepts. */
export function Transfer({ certificateId, offer, isHolder, holder }: TransferProps) {
  return (
    <section aria-labelledby="transfer" className="mb-10 max-w-form">
      <h2 id="transfer" className="mb-2">
        Move it to another account
      </h2>
      <p className="mb-4 text-ink-2">
        The other person accepts first. Then the certificate moves to their account with its contacts and history. You, the members and the
        helper links lose access; links for servers continue. The order and its invoice stay with the account that paid.
      </p>
      {offer ? (
        <ActionForm action={withdrawOffer} prefix="withdraw-" label="Withdraw the offer">
          <p className="mb-3">
            Offered to <bdi className="wrap-anywhere font-semibold">{offer.toEmail}</bdi> until <DateText at={offer.expiresAt} />.
          </p>
          <input type="hidden" name="certificateId" value={certificateId} />
          <SubmitButton variant="secondary">Withdraw the offer</SubmitButton>
        </ActionForm>
      ) : isHolder ? (
        <ActionForm action={offerIt} prefix="transfer-" label="Offer the certificate">
          <input type="hidden" name="certificateId" value={certificateId} />
          <TextInput name="email" label="Email address of the other account" type="email" autoComplete="off" />
          <SubmitButton variant="secondary">Offer the certificate</SubmitButton>
        </ActionForm>
      ) : (
        <p>
          Only <bdi className="wrap-anywhere">{holder}</bdi> can offer it, because it belongs to that account.
        </p>
      )}
    </section>
  )
}
