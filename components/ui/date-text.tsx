import { DEFAULT_LANGUAGE, type Language, PROSE_FORMAT_OF } from '@/lib/languages/types'

const DAY = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' } as const

// Created once each: creating a formatter costs more than the rest of a long list.
const formats = new Map<string, { day: Intl.DateTimeFormat; time: Intl.DateTimeFormat }>()

function formatOf(language: Language) {
  const tag = PROSE_FORMAT_OF[language] ?? language
  const known = formats.get(tag) ?? { day: new Intl.DateTimeFormat(tag, DAY), time: new Intl.DateTimeFormat(tag, TIME) }
  formats.set(tag, known)
  return known
}

/** Returns `14 Nov 2026`, for a sentence written on the server. */
export function dayText(at: Date | string, language: Language = DEFAULT_LANGUAGE): string {
  return formatOf(language).day.format(new Date(at))
}

type DateTextProps = { at: Date | string; time?: boolean; language?: Language | undefined }

/** `14 Nov 2026`, or with `time` `14 Nov 2026, 09:12 UTC`. */
export function DateText({ at, time, language = DEFAULT_LANGUAGE }: DateTextProps) {
  const date = new Date(at)
  const format = formatOf(language)
  const day = format.day.format(date)
  const clock = `${format.time.format(date)} UTC`
  return (
    <time dateTime={date.toISOString()} title={`${day}, ${clock}`} className="sm:whitespace-nowrap">
      {time ? `${day}, ${clock}` : day}
    </time>
  )
}
