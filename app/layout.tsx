import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { TranslationGuard } from '@/components/ui/form/translation-guard'
import { env } from '@/lib/config/env'
import { plexMono, plexSans } from './fonts'
import './globals.css'

export const metadata: Metadata = {
  metadataBase: new URL(env.APP_URL),
  title: { default: 'Keelmark', template: '%s – Keelmark' },
  description: 'SSL/TLS certificates: which one fits your address, what you need for it, and the full price.',
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f8f6' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1614' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${plexSans.variable} ${plexMono.variable}`}>
      <body>
        <TranslationGuard />
        {children}
      </body>
    </html>
  )
}
