import { dayAt, timeAt } from '@/lib/languages/format'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'

/** Returns e.g. `14 Nov 2026`, for a sentence composed on the server. */
export function dayText(at: Date | string, language: Language = DEFAULT_LANGUAGE): string {
  return dayAt(new Date(at), language)
}

type DateTextProps = { at: Date | string } & (
  | { time?: never; zone?: never; language?: Language | undefined }
  /** In the back office: in English and UTC. */
  | { time: true; zone?: never; language?: never }
  /** On a page in its reader's language: also in the reader's time zone (`readZone`). */
  | { time: true; zone: string | undefined; language: Language | undefined }
)

/**
 * Renders a day in UTC, e.g. `14 Nov 2026`. With `time`, also renders the time, in the reader's time zone, e.g. `14 Nov 2026, 09:12 UTC`.
 */
export function DateText({ at, time, zone, language = DEFAULT_LANGUAGE }: DateTextProps) {
  const date = new Date(at)
  const day = dayAt(date, language, zone)
  const whole = `${day}, ${timeAt(date, language, zone)}`
  return (
    <time dateTime={date.toISOString()} title={whole} className="sm:whitespace-nowrap">
      {time ? whole : day}
    </time>
  )
}
