import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { TranslationGuard } from '@/components/ui/form/translation-guard'
import { env } from '@/lib/config/env'
import { shopLook } from './_components/shop-look'
import { shopName } from './_components/shop-name'
import { plexMono, plexSans } from './fonts'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const shop = await shopName()
  return {
    metadataBase: new URL(env.APP_URL),
    title: { default: shop, template: `%s – ${shop}` },
    description: 'SSL/TLS certificates: which one fits your address, what you need for it, and the full price.',
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // Before the style sheet has come, the page is already dark for those who want it so.
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f8f6' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1614' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { accents, supportEmail, supportPhone } = await shopLook()
  return (
    <html
      lang="en"
      className={`${plexSans.variable} ${plexMono.variable}`}
      // For the page of errors, which can ask the server for nothing.
      data-support={[supportEmail, supportPhone].filter(Boolean).join(', ') || undefined}
    >
      <body>
        {accents && <link rel="stylesheet" precedence="look" href={`/look/${accents.light.slice(1)}-${accents.dark.slice(1)}.css`} />}
        <TranslationGuard />
        {children}
      </body>
    </html>
  )
}
