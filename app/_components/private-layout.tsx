import type { ReactNode } from 'react'
import { readLanguage } from '@/lib/auth/session/language'
import { ZONE_COOKIE } from '@/lib/zone'
import { Document } from './document'
import { ZoneKeeper } from './zone-keeper'

/** The layout of folders whose pages have a single address and are shown in the reader's language. */
export default async function PrivateLayout({ children }: { children: ReactNode }) {
  return (
    <Document language={await readLanguage()}>
      {children}
      <ZoneKeeper name={ZONE_COOKIE} />
    </Document>
  )
}
