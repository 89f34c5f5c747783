import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { CalendarAddress } from '../../_components/calendar-address'
import { makeCalendarAddress } from '../actions'

const SETTINGS = ['security', 'billing', 'credit', 'notifications', 'data'] as const

/** Links to the other settings, and the calendar of all certificates. */
export function MoreSettings({ hasCalendar, language }: { hasCalendar: boolean; language: Language }) {
  const words = wordsOf(language, 'settings')
  return (
    <>
      <nav aria-label={words('more')}>
        <ul className="border-t border-line">
          {SETTINGS.map((one) => (
            <li key={one} className="border-b border-line py-3">
              <a href={`/account/${one}`}>{words(`links.${one}.label`)}</a>
              <p className="text-sm text-ink-2">{words(`links.${one}.about`)}</p>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-labelledby="calendar">
        <h2 id="calendar" className="mb-2">
          {words('calendar')}
        </h2>
        <p className="mb-4 text-ink-2">{words('calendarText')}</p>
        <CalendarAddress language={language} action={makeCalendarAddress} hasOne={hasCalendar} />
      </section>
    </>
  )
}
