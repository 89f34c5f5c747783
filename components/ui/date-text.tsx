const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' }

/** `14 Nov 2026`, or with `time` `14 Nov 2026, 09:12 UTC`. */
export function DateText({ at, time }: { at: Date | string; time?: boolean }) {
  const date = new Date(at)
  const day = date.toLocaleDateString('en-GB', DAY)
  const clock = `${date.toLocaleTimeString('en-GB', TIME)} UTC`
  return (
    <time dateTime={date.toISOString()} title={`${day}, ${clock}`} className="whitespace-nowrap">
      {time ? `${day}, ${clock}` : day}
    </time>
  )
}
