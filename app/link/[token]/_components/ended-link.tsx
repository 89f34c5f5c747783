import type { ReactNode } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { PeekedLink } from '@/lib/links/peek-link'
import { sendAnotherLink } from '../actions'

type EndedLinkProps = {
  language: Language
  token: string
  link: PeekedLink
  /** Set if this browser's session already has access to the link's order. */
  way: string | null
  zone?: string
}

/** A link that no longer works, or never did, and what to do instead. */
export function EndedLink({ language, token, link, way, zone }: EndedLinkProps) {
  const words = wordsOf(language, 'link')
  const sentence = endedSentence(link, { language, zone })
  if (way && link.state !== 'unknown') {
    const number = String(link.orderNumber ?? '')
    const lead = (
      <>
        {sentence} {words('openHere', { number })}
      </>
    )
    return (
      <>
        <PageTitle lead={lead}>{words('ended')}</PageTitle>
        <ButtonLink href={way}>{words('continue', { number })}</ButtonLink>
      </>
    )
  }
  if (link.state !== 'unknown' && link.purpose === 'sign_in') {
    return (
      <>
        <PageTitle lead={sentence}>{words('ended')}</PageTitle>
        <ButtonLink href="/sign-in">{words('newCode')}</ButtonLink>
      </>
    )
  }
  return (
    <>
      <PageTitle lead={sentence}>{words('ended')}</PageTitle>
      <p className="mb-6">{words('kept')}</p>
      <ActionForm action={sendAnotherLink}>
        <input type="hidden" name="link" value={token} />
        <input type="hidden" name="language" value={language} />
        <SubmitButton>{words('newLink')}</SubmitButton>
      </ActionForm>
      <p className="mt-6">{words.rich('orSignIn', { link: (text) => <a href="/sign-in">{text}</a> })}</p>
    </>
  )
}

function endedSentence(link: PeekedLink, { language, zone }: { language: Language; zone: string | undefined }): ReactNode {
  const words = wordsOf(language, 'link')
  if (link.state === 'expired')
    return words.rich('expired', { day: () => <DateText at={link.endsAt} time zone={zone} language={language} /> })
  return words(link.state === 'used' || link.state === 'replaced' ? link.state : 'unknown')
}
