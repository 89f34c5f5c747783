import { GuideSteps } from '@/components/certificate/guide-steps'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { AnswerData } from '@/components/ui/form/answer-data'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { MAX_LABEL_LENGTH, MAX_PULL_LINKS } from '@/lib/certificates/pull/limits'
import type { PullLinkView } from '@/lib/certificates/pull/list-links'
import { pullGuides } from '@/lib/guides/pull-guides'
import { makePullLink, renewLink, revokeLink } from '../actions'

type PullLinksProps = { certificateId: string; links: readonly PullLinkView[]; domain: string; names: readonly string[]; server: string }

/** Links with which the buyer's servers fetch the newest file automatically, and how they do it. */
export function PullLinks({ certificateId, links, domain, names, server }: PullLinksProps) {
  return (
    <section id="fetch" aria-labelledby="fetch-title" className="no-print mt-10">
      <h2 id="fetch-title" className="mb-2">
        Fetch it from your server
      </h2>
      <p className="mb-4 text-ink-2">
        With a link, your server fetches the newest file automatically, now and after each replacement. A link can only read this
        certificate’s files. They hold no private key.
      </p>
      {links.length > 0 && (
        <ul aria-label="Links" className="mb-6 border-t border-line">
          {links.map((link) => (
            <LinkRow key={link.id} certificateId={certificateId} link={link} />
          ))}
        </ul>
      )}
      <ActionForm action={makePullLink} prefix="pull" className="max-w-form">
        <AnswerData name="link" label="Your link. It is shown only now." />
        <input type="hidden" name="id" value={certificateId} />
        <TextInput
          name="label"
          label="Name of the server"
          hint={`For your own list, such as web-1. A certificate has ${MAX_PULL_LINKS} links at most.`}
          maxLength={MAX_LABEL_LENGTH}
        />
        <SubmitButton variant="secondary">Make a link</SubmitButton>
      </ActionForm>
      <h3 className="mt-8 mb-2 font-semibold">How your server uses it</h3>
      {pullGuides(server, { domain, names }).map(({ title, steps, check }) => (
        <details key={title} className="border-b border-line py-1">
          <summary className="min-h-11 cursor-pointer py-2 font-semibold">{title}</summary>
          <div className="pt-2 pb-4">
            <GuideSteps steps={check ? [...steps, check] : steps} />
          </div>
        </details>
      ))}
    </section>
  )
}

function LinkRow({ certificateId, link }: { certificateId: string; link: PullLinkView }) {
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
        {renewedAt ? 'Renewed ' : 'Made '}
        <DateText at={renewedAt ?? createdAt} />
        {', '}
        {lastFetchedAt ? (
          <>
            last used <DateText at={lastFetchedAt} time />
          </>
        ) : (
          'never used'
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        <ActionForm action={renewLink} prefix={`renew-${id}`} label={`Renew the link of ${label}`}>
          <AnswerData name="link" label="The new link. It is shown only now, and the old one has stopped working." />
          {which}
          <SubmitButton variant="secondary" small>
            Renew
          </SubmitButton>
        </ActionForm>
        <ActionForm action={revokeLink} prefix={`revoke-${id}`} label={`Revoke the link of ${label}`}>
          {which}
          <SubmitButton variant="danger" small>
            Revoke
          </SubmitButton>
        </ActionForm>
      </div>
    </li>
  )
}
