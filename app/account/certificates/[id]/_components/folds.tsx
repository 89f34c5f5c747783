import type { ReactNode } from 'react'
import { CalendarAddress } from '@/app/account/_components/calendar-address'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { makeCertificateCalendar } from '../actions'

/** Sections that a buyer rarely needs, each collapsed. Exactly one horizontal rule separates adjacent sections, whichever are shown. */
export function Folds({ children }: { children: ReactNode }) {
  return <div className="no-print mt-10 divide-y divide-line border-y border-line empty:hidden">{children}</div>
}

/** One folded part. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="py-2">
      <summary className="min-h-11 py-2 font-semibold">{title}</summary>
      <div className="py-2">{children}</div>
    </details>
  )
}

/** Creates the secret address of a certificate's calendar. */
export function CalendarFold({ certificateId, hasOne, language }: { certificateId: string; hasOne: boolean; language: Language }) {
  const words = wordsOf(language, 'dates')
  return (
    <Fold title={words('calendar')}>
      <p className="mb-4 text-ink-2">{words('calendarText')}</p>
      <CalendarAddress action={makeCertificateCalendar} hasOne={hasOne} certificateId={certificateId} language={language} />
    </Fold>
  )
}
