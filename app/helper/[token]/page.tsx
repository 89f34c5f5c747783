import type { Metadata } from 'next'
import { cache } from 'react'
import { FlowFrame } from '@/app/_components/flow-frame'
import { readLanguage } from '@/lib/auth/session/language'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import { findHelper } from '@/lib/people/find-helper'
import { languageOfHelper } from '@/lib/people/language-of-helper'
import { InvitationView } from '../_components/invitation-view'

/** Cached because the page and its title both need it. */
const readHelperLink = cache(async (token: string) => {
  const helper = await findHelper(token)
  return { helper, language: await readLanguage(helper ? await languageOfHelper(helper) : undefined) }
})

export async function generateMetadata({ params }: PageProps<'/helper/[token]'>): Promise<Metadata> {
  const { helper, language } = await readHelperLink((await params).token)
  const title = helper ? wordsOf(language, 'helper')('asked') : wordsOf(language, 'link')('ended')
  return { title, robots: { index: false, follow: false } }
}

/**
 * The target of a helper link. Opening it changes nothing; its button stores the link in this browser and continues to the helper's step.
 */
export default async function HelperLinkPage({ params }: PageProps<'/helper/[token]'>) {
  const { token } = await params
  const { helper, language } = await readHelperLink(token)
  return (
    <FlowFrame language={language} leave={{ href: pathIn(language, '/'), label: wordsOf(language, 'link')('toShop') }}>
      <InvitationView language={language} token={token} step={helper?.step ?? null} />
    </FlowFrame>
  )
}
