import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { AnswerData } from '@/components/ui/form/answer-data'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { messagesOf, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { HelperLinkView } from '@/lib/people/queries'
import { MAX_HELPER_NAME_LENGTH } from '@/lib/people/schema'
import { stepLabel } from '@/lib/people/text'
import { HELPER_STEPS } from '@/lib/permissions'
import { endHelperLink, makeHelperLink } from '../../../people/actions'

type LinksProps = { certificateId: string; links: readonly HelperLinkView[]; language: Language; zone: string }

/** Links that open one step for someone without an account. */
export function HelperLinks({ certificateId, links, language, zone }: LinksProps) {
  const words = wordsOf(language, 'certificatePeople')
  return (
    <section aria-labelledby="helpers" className="mb-10 max-w-form">
      <h2 id="helpers" className="mb-2">
        {words('links')}
      </h2>
      <p className="mb-4 text-ink-2">{words('linksText')}</p>
      {links.length > 0 && (
        <ul aria-label={words('links')} className="mb-6 border-t border-line">
          {links.map(({ id, name, step, expiresAt, lastUsedAt }) => (
            <li key={id} className="border-b border-line py-3">
              <p className="wrap-anywhere font-semibold">
                <bdi>{name}</bdi>
              </p>
              <p className="mb-2 text-sm text-ink-3">
                {words.rich(lastUsedAt ? 'opened' : 'neverOpened', {
                  step: stepLabel(step, language),
                  day: () => <DateText at={expiresAt} language={language} />,
                  opened: () => lastUsedAt && <DateText at={lastUsedAt} time zone={zone} language={language} />,
                })}
              </p>
              <ActionForm action={endHelperLink} prefix={`revoke-${id}-`} label={words('revokeOf', { name })}>
                <input type="hidden" name="certificateId" value={certificateId} />
                <input type="hidden" name="linkId" value={id} />
                <SubmitButton variant="danger" small>
                  {words('revoke')}
                </SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      <ActionForm action={makeHelperLink} prefix="helper-" label={words('make')}>
        <AnswerData name="link" label={words('shown')} copy={wordsOf(language, 'account')('copyLink')} />
        <input type="hidden" name="certificateId" value={certificateId} />
        <TextInput name="name" label={words('forWhom')} hint={words('forWhomHint')} maxLength={MAX_HELPER_NAME_LENGTH} autoComplete="off" />
        <RadioGroup
          name="step"
          label={words('step')}
          defaultValue="request"
          options={HELPER_STEPS.map((step) => ({ value: step, ...messagesOf(language).certificatePeople.steps[step] }))}
        />
        <SubmitButton variant="secondary">{words('make')}</SubmitButton>
      </ActionForm>
    </section>
  )
}
