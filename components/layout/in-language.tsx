import type { ReactNode } from 'react'
import type { Language } from '@/lib/languages/types'

/** A private page in the language of its reader. Its document is in English as long as some of its pages are. */
export function InLanguage({ language, children }: { language: Language; children: ReactNode }) {
  return <div lang={language}>{children}</div>
}
