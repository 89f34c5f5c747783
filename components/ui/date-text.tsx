// Created once: creating a formatter costs more than the rest of a long list.
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' })

/** Returns `14 Nov 2026`, for a sentence written on the server. */
export function dayText(at: Date | string): string {
  return DAY.format(new Date(at))
}

/** `14 Nov 2026`, or with `time` `14 Nov 2026, 09:12 UTC`. */
export function DateText({ at, time }: { at: Date | string; time?: boolean }) {
  const date = new Date(at)
  const day = DAY.format(date)
  const clock = `${TIME.format(date)} UTC`
  return (
    <time dateTime={date.toISOString()} title={`${day}, ${clock}`} className="sm:whitespace-nowrap">
      {time ? `${day}, ${clock}` : day}
    </time>
  )
}
