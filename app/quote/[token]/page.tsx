import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { readLanguage } from '@/lib/auth/session/language'
import { readDays } from '@/lib/certificates/reminders/read-days'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import { getQuoteByLink, languageOfBuyer } from '@/lib/quotes/queries'
import { QuoteOffer } from './_components/quote-offer'

/** Cached because the page and its title both need it. */
const readQuote = cache(async (token: string) => {
  const quote = await getQuoteByLink(token)
  return { quote, language: await readLanguage(quote && quote !== 'ended' ? await languageOfBuyer(quote) : undefined) }
})

export async function generateMetadata({ params }: PageProps<'/quote/[token]'>): Promise<Metadata> {
  const { quote, language } = await readQuote((await params).token)
  const words = wordsOf(language, 'quote')
  const title = quote && quote !== 'ended' ? words('title', { number: String(quote.number) }) : words('pageTitle')
  return { title, robots: { index: false, follow: false } }
}

/** A quote as its buyer sees it, without an account. Opening it changes nothing. */
export default async function QuotePage({ params }: PageProps<'/quote/[token]'>) {
  const { token } = await params
  const { quote, language } = await readQuote(token)
  if (!quote) notFound()
  const words = wordsOf(language, 'quote')
  const [before = 0] = (await readDays()).beforeFileEnds
  return (
    <FlowFrame language={language} leave={{ href: pathIn(language, '/'), label: words('toShop') }}>
      {quote === 'ended' ? (
        <PageTitle lead={words('endedLead')}>{words('ended')}</PageTitle>
      ) : (
        <QuoteOffer language={language} quote={quote} token={token} before={before} />
      )}
    </FlowFrame>
  )
}
