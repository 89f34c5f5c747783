import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { env } from '@/lib/config/env'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { shopLook } from './_components/shop-look'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const { name, supportEmail, supportPhone } = await shopLook()
  const support = [supportEmail, supportPhone].filter(Boolean).join(', ')
  return {
    metadataBase: new URL(env.APP_URL),
    title: { default: name, template: `%s – ${name}` },
    description: wordsOf(DEFAULT_LANGUAGE, 'shared')('description'),
    // For the error page, which can't query the server.
    ...(support && { other: { support } }),
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // Makes the page dark for visitors who prefer dark mode, even before the style sheet has loaded.
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f8f6' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1614' },
  ],
}

/** Contains no text: the document starts in the nested layout, where the language is known (docs/decisions/0035). */
export default function RootLayout({ children }: { children: ReactNode }) {
  return children
}
