import { Facts } from '@/components/ui/facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { AUTHORITY, LEGAL_TEXTS } from '@/lib/catalog/text'
import type { Draft } from '@/lib/certificates/view/schema'
import { sendFor } from '../actions'

/** Step 4: submits the request if the client has agreed to it. Otherwise the client submits it on their own page. */
export function SendSection({ draft }: { draft: Draft }) {
  const { certificateId, names, steps, isBought, isReplacement, type } = draft
  const isReady = [steps.server, steps.contacts, steps.approver].every((step) => step === 'done')
  return (
    <section id="send" aria-labelledby="send-title">
      <h2 id="send-title" className="mb-4 text-lg">
        {isReplacement ? '2' : '4'}. Send to {type.brand}
      </h2>
      {!isReady && <p className="text-ink-2">Complete the steps above first.</p>}
      {isReady && !isBought && (
        <p className="text-ink-2">It hasn’t been bought from Enom yet. The answers are saved; send them once it has.</p>
      )}
      {isReady && isBought && (
        <ActionForm action={sendFor} prefix="send" label="Send the request">
          <input type="hidden" name="id" value={certificateId} />
          <Facts
            items={[
              { term: 'Addresses', detail: <bdi>{names.join(', ')}</bdi> },
              { term: 'Messages go to', detail: [draft.approverEmail, ...draft.otherApprovers].filter(Boolean).join(', ') },
            ]}
          />
          <p className="my-4 text-ink-2">
            This can’t be undone. Without the client’s consent, don’t send it: their page has the same button. The{' '}
            <a href={LEGAL_TEXTS[type.family]} target="_blank" rel="noreferrer">
              subscriber agreement of {AUTHORITY[type.family]} (opens a new tab)
            </a>{' '}
            is what they agree to.
          </p>
          <TextInput
            name="agreement"
            label="How and when the client agreed"
            hint="For example “by phone, 29 November”. This text appears in the email to the client."
            maxLength={300}
          />
          <Checkbox
            name="agreed"
            label={`The client is allowed to order a certificate for ${names.length > 1 ? 'these addresses' : 'this address'}, confirms that the details are true, and accepts ${AUTHORITY[type.family]}’s subscriber agreement.`}
          />
          <SubmitButton>Send to {type.brand} for the client</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
