import { GuideSteps } from '@/components/certificate/guide-steps'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { AnswerData } from '@/components/ui/form/answer-data'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { MAX_LABEL_LENGTH, MAX_PULL_LINKS } from '@/lib/certificates/pull/limits'
import type { PullLinkView } from '@/lib/certificates/pull/list-links'
import { pullGuides } from '@/lib/guides/pull-guides'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { makePullLink, renewLink, revokeLink } from '../actions'

type PullLinksProps = {
  /** False while the certificate is suspended by staff. Its links then serve nothing and can only be revoked. */
  mayMake: boolean
  certificateId: string
  links: readonly PullLinkView[]
  domain: string
  names: readonly string[]
  server: string
  language: Language
  zone: string
}

/** Links through which the buyer's servers fetch the latest file automatically, with instructions. */
export function PullLinks({ mayMake, certificateId, links, domain, names, server, language, zone }: PullLinksProps) {
  const words = wordsOf(language, 'pull')
  if (!mayMake && links.length === 0) return null
  return (
    <section id="fetch" aria-labelledby="fetch-title" className="no-print mt-10">
      <h2 id="fetch-title" className="mb-2">
        {words('title')}
      </h2>
      <p className="mb-4 text-ink-2">{words('lead')}</p>
      {links.length > 0 && (
        <ul aria-label={words('links')} className="mb-6 border-t border-line">
          {links.map((link) => (
            <LinkRow key={link.id} certificateId={certificateId} link={link} language={language} zone={zone} />
          ))}
        </ul>
      )}
      {mayMake && (
        <>
          <ActionForm action={makePullLink} prefix="pull" className="max-w-form">
            <AnswerData name="link" label={words('shown')} copy={wordsOf(language, 'account')('copyLink')} />
            <input type="hidden" name="id" value={certificateId} />
            <TextInput
              name="label"
              label={words('server')}
              hint={words('serverHint', { limit: MAX_PULL_LINKS })}
              maxLength={MAX_LABEL_LENGTH}
            />
            <SubmitButton variant="secondary">{words('make')}</SubmitButton>
          </ActionForm>
          <h3 className="mt-8 mb-2 font-semibold">{words('howTo')}</h3>
          {pullGuides(server, { domain, names }, language).map(({ title, steps, check }) => (
            <details key={title} className="border-b border-line py-1">
              <summary className="min-h-11 cursor-pointer py-2 font-semibold">{title}</summary>
              <div className="pt-2 pb-4">
                <GuideSteps steps={check ? [...steps, check] : steps} />
              </div>
            </details>
          ))}
        </>
      )}
    </section>
  )
}

type RowProps = { certificateId: string; link: PullLinkView; language: Language; zone: string }

function LinkRow({ certificateId, link, language, zone }: RowProps) {
  const words = wordsOf(language, 'pull')
  const { id, label, createdAt, renewedAt, lastFetchedAt } = link
  const which = (
    <>
      <input type="hidden" name="id" value={certificateId} />
      <input type="hidden" name="linkId" value={id} />
    </>
  )
  return (
    <li className="border-b border-line py-3">
      <p className="wrap-anywhere font-semibold">
        <bdi>{label}</bdi>
      </p>
      <p className="mb-2 text-sm text-ink-3">
        {words.rich(`${renewedAt ? 'renewed' : 'made'}${lastFetchedAt ? 'Used' : 'Unused'}`, {
          made: () => <DateText at={renewedAt ?? createdAt} language={language} />,
          used: () => lastFetchedAt && <DateText at={lastFetchedAt} time zone={zone} language={language} />,
        })}
      </p>
      <div className="flex flex-wrap gap-2">
        <ActionForm action={renewLink} prefix={`renew-${id}`} label={words('renewOf', { name: label })}>
          <AnswerData name="link" label={words('shownNew')} copy={wordsOf(language, 'account')('copyLink')} />
          {which}
          <SubmitButton variant="secondary" small>
            {words('renew')}
          </SubmitButton>
        </ActionForm>
        <ActionForm action={revokeLink} prefix={`revoke-${id}`} label={words('revokeOf', { name: label })}>
          {which}
          <SubmitButton variant="danger" small>
            {words('revoke')}
          </SubmitButton>
        </ActionForm>
      </div>
    </li>
  )
}
