import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { AnswerData } from '@/components/ui/form/answer-data'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { HelperLinkView } from '@/lib/people/queries'
import { MAX_HELPER_NAME_LENGTH } from '@/lib/people/schema'
import { STEP_TEXTS } from '@/lib/people/text'
import { HELPER_STEPS } from '@/lib/permissions'
import { endHelperLink, makeHelperLink } from '../../../people/actions'

/** Links that open one step to someone without an account. */
export function HelperLinks({ certificateId, links }: { certificateId: string; links: readonly HelperLinkView[] }) {
  return (
    <section aria-labelledby="helpers" className="mb-10 max-w-form">
      <h2 id="helpers" className="mb-2">
        Helper links
      </h2>
      <p className="mb-4 text-ink-2">
        A helper link opens one step of this certificate to the person who runs your server. They need no account and see nothing else. It
        works for 7 days, and you can revoke it.
      </p>
      {links.length > 0 && (
        <ul aria-label="Helper links" className="mb-6 border-t border-line">
          {links.map(({ id, name, step, expiresAt, lastUsedAt }) => (
            <li key={id} className="border-b border-line py-3">
              <p className="wrap-anywhere font-semibold">
                <bdi>{name}</bdi>
              </p>
              <p className="mb-2 text-sm text-ink-3">
                {STEP_TEXTS[step].label}, until <DateText at={expiresAt} />,{' '}
                {lastUsedAt ? (
                  <>
                    last opened <DateText at={lastUsedAt} time />
                  </>
                ) : (
                  'never opened'
                )}
              </p>
              <ActionForm action={endHelperLink} prefix={`revoke-${id}-`} label={`Revoke the link of ${name}`}>
                <input type="hidden" name="certificateId" value={certificateId} />
                <input type="hidden" name="linkId" value={id} />
                <SubmitButton variant="danger" small>
                  Revoke
                </SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      <ActionForm action={makeHelperLink} prefix="helper-" label="Make a helper link">
        <AnswerData name="link" label="The link. It is shown only now." />
        <input type="hidden" name="certificateId" value={certificateId} />
        <TextInput
          name="name"
          label="Who is it for?"
          hint="The timeline shows this name."
          maxLength={MAX_HELPER_NAME_LENGTH}
          autoComplete="off"
        />
        <RadioGroup
          name="step"
          label="Step"
          defaultValue="request"
          options={HELPER_STEPS.map((step) => ({ value: step, label: STEP_TEXTS[step].label, hint: STEP_TEXTS[step].hint }))}
        />
        <SubmitButton variant="secondary">Make a helper link</SubmitButton>
      </ActionForm>
    </section>
  )
}
