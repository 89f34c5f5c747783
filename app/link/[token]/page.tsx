import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { FlowFrame } from '@/app/_components/flow-frame'
import { shopName } from '@/app/_components/shop-name'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { openOrderPath } from '@/lib/auth/order-path'
import { readActor } from '@/lib/auth/session/session'
import { type PeekedLink, peekLink } from '@/lib/links/peek-link'
import { AccountDeletion } from './_components/account-deletion'
import { AddressChange } from './_components/address-change'
import { StaffPassword } from './_components/staff-password'
import { openLink, sendAnotherLink } from './actions'

const ENDED = 'This link no longer works'

// Called for both the title and the page.
const readLink = cache(peekLink)

export async function generateMetadata({ params }: PageProps<'/link/[token]'>): Promise<Metadata> {
  return { title: await titleOf(await readLink((await params).token)), robots: { index: false, follow: false } }
}

async function titleOf(link: PeekedLink): Promise<string> {
  if (link.state === 'unknown') return ENDED
  switch (link.purpose) {
    case 'sign_in':
      return link.state === 'ok' ? `Sign in to ${await shopName()}` : ENDED
    case 'set_up':
      return link.state === 'ok' ? `Continue to order ${link.orderNumber ?? ''}` : ENDED
    default:
      return 'Your link'
  }
}

/** The target of a mailed link. Opening it changes nothing, so that programs scanning mails use nothing up. Its button does. */
export default async function LinkPage({ params }: PageProps<'/link/[token]'>) {
  const { token } = await params
  const link = await readLink(token)
  if (link.state !== 'unknown' && link.purpose === 'change_email')
    return <AddressChange token={token} linkId={link.id} isLive={link.state === 'ok'} />
  if (link.state !== 'unknown' && (link.purpose === 'staff_invitation' || link.purpose === 'staff_password'))
    return <StaffPassword token={token} purpose={link.purpose} state={link.state} />
  if (link.state !== 'unknown' && link.purpose === 'delete_account') return <AccountDeletion token={token} state={link.state} />
  if (link.state !== 'unknown' && link.purpose === 'quote') redirect(`/quote/${encodeURIComponent(token)}`)
  const isEnded = link.state !== 'ok'
  const way = isEnded && link.state !== 'unknown' && link.orderId ? await openOrderPath(await readActor(), link.orderId) : null
  return (
    <FlowFrame leave={{ href: '/', label: 'To the shop' }}>
      {isEnded ? <EndedLink token={token} link={link} way={way} /> : <LiveLink token={token} link={link} />}
    </FlowFrame>
  )
}

async function LiveLink({ token, link }: { token: string; link: Exclude<PeekedLink, { state: 'unknown' }> }) {
  const signsIn = link.purpose === 'sign_in'
  const shop = await shopName()
  return (
    <>
      <PageTitle
        lead={signsIn ? `Press the button to sign in to ${shop} in this browser.` : 'Press the button to open your order in this browser.'}
      >
        {await titleOf(link)}
      </PageTitle>
      <ActionForm action={openLink}>
        <input type="hidden" name="link" value={token} />
        <SubmitButton>{signsIn ? 'Sign in' : `Continue to order ${link.orderNumber ?? ''}`}</SubmitButton>
      </ActionForm>
      <p className="mt-6 text-sm text-ink-3">
        The link works once, until <DateText at={link.endsAt} time />.
      </p>
    </>
  )
}

/** `way` is set if this browser's session already has access to the link's order. */
function EndedLink({ token, link, way }: { token: string; link: PeekedLink; way: string | null }) {
  const sentence = endedSentence(link)
  if (way && link.state !== 'unknown') {
    return (
      <>
        <PageTitle
          lead={
            <>
              {sentence} You don’t need a new one: order {link.orderNumber} is open in this browser.
            </>
          }
        >
          {ENDED}
        </PageTitle>
        <ButtonLink href={way}>Continue to order {link.orderNumber}</ButtonLink>
      </>
    )
  }
  if (link.state !== 'unknown' && link.purpose === 'sign_in') {
    return (
      <>
        <PageTitle lead={sentence}>{ENDED}</PageTitle>
        <ButtonLink href="/sign-in">Send me a new code</ButtonLink>
      </>
    )
  }
  return (
    <>
      <PageTitle lead={sentence}>{ENDED}</PageTitle>
      <p className="mb-6">What you typed is kept. We send a new link only to the address the order was made with.</p>
      <ActionForm action={sendAnotherLink}>
        <input type="hidden" name="link" value={token} />
        <SubmitButton>Send a new link</SubmitButton>
      </ActionForm>
      <p className="mt-6">
        Or <a href="/sign-in">sign in</a> with the address you ordered with.
      </p>
    </>
  )
}

function endedSentence(link: PeekedLink) {
  switch (link.state) {
    case 'used':
      return 'It has already been used. Each link works once.'
    case 'replaced':
      return 'We have sent a newer link, and only the newest one works.'
    case 'expired':
      return (
        <>
          It ended on <DateText at={link.endsAt} time />.
        </>
      )
    default:
      return 'There is nothing at this address. It may have been replaced by a newer one, or it was cut short in the mail.'
  }
}
