import type { ReactNode } from 'react'
import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { Document } from './document'

/** The layout of the folders whose pages exist in English only. */
export default function EnglishLayout({ children }: { children: ReactNode }) {
  return <Document language={DEFAULT_LANGUAGE}>{children}</Document>
}
