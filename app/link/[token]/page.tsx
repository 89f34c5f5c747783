import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { cache, type ReactNode } from 'react'
import { FlowFrame } from '@/app/_components/flow-frame'
import { shopName } from '@/app/_components/shop-name'
import { findChangeOfLink } from '@/lib/auth/email-change/find-change'
import { openOrderPath } from '@/lib/auth/order-path'
import { readLanguage } from '@/lib/auth/session/language'
import { readActor } from '@/lib/auth/session/session'
import { readZone } from '@/lib/auth/session/zone'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { type PeekedLink, peekLink } from '@/lib/links/peek-link'
import { AccountDeletion } from './_components/account-deletion'
import { AddressChange } from './_components/address-change'
import { EndedLink } from './_components/ended-link'
import { LiveLink } from './_components/live-link'
import { StaffPassword } from './_components/staff-password'

/** Cached because the page and its title both need it. Staff links are in English. */
const readLink = cache(async (token: string) => {
  const link = await peekLink(token)
  const isForStaff = link.state !== 'unknown' && /^staff_/.test(link.purpose)
  const change = link.state !== 'unknown' && link.purpose === 'change_email' ? await findChangeOfLink(link.id) : null
  const known = change?.language ?? (link.state === 'unknown' ? undefined : link.language)
  return { link, change, language: isForStaff ? DEFAULT_LANGUAGE : await readLanguage(known) }
})

export async function generateMetadata({ params }: PageProps<'/link/[token]'>): Promise<Metadata> {
  const { link, language } = await readLink((await params).token)
  return { title: await titleOf(link, language), robots: { index: false, follow: false } }
}

async function titleOf(link: PeekedLink, language: Language): Promise<string> {
  const words = wordsOf(language, 'link')
  if (link.state === 'unknown') return words('ended')
  switch (link.purpose) {
    case 'sign_in':
      return link.state === 'ok' ? words('signInTitle', { shop: await shopName() }) : words('ended')
    case 'set_up':
      return link.state === 'ok' ? words('continue', { number: String(link.orderNumber ?? '') }) : words('ended')
    default:
      return words('pageTitle')
  }
}

/** The target of an emailed link. Only its button changes anything, so that programs that scan emails can't use up the link. */
export default async function LinkPage({ params }: PageProps<'/link/[token]'>) {
  const { token } = await params
  const { link, change, language } = await readLink(token)
  const framed = (content: ReactNode) => (
    <FlowFrame language={language} leave={{ href: pathIn(language, '/'), label: wordsOf(language, 'link')('toShop') }}>
      {content}
    </FlowFrame>
  )
  if (link.state === 'unknown') return framed(<EndedLink language={language} token={token} link={link} way={null} />)
  switch (link.purpose) {
    case 'staff_invitation':
    case 'staff_password':
      return <StaffPassword token={token} purpose={link.purpose} state={link.state} />
    case 'quote':
      return redirect(`/quote/${encodeURIComponent(token)}`)
    case 'change_email':
      return framed(<AddressChange language={language} token={token} change={change} isLive={link.state === 'ok'} />)
    case 'delete_account':
      return framed(<AccountDeletion language={language} token={token} state={link.state} />)
    case 'sign_in':
    case 'set_up': {
      const { purpose, orderId, orderNumber, endsAt } = link
      const said = { language, token, zone: await readZone() }
      if (link.state === 'ok') {
        return framed(<LiveLink {...said} link={{ purpose, orderNumber, endsAt }} shop={await shopName()} />)
      }
      const way = orderId ? await openOrderPath(await readActor(), orderId) : null
      return framed(<EndedLink {...said} link={link} way={way} />)
    }
  }
}
