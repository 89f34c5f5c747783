const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

/** Returns a month such as `2026-11` as `November 2026`. */
export function monthText(month: string): string {
  return MONTH.format(new Date(`${month}-01`))
}

/** Returns `2 June 2027`. */
export function dayText(at: string): string {
  return DAY.format(new Date(at))
}

/** Returns `2 June 2027 at 10:00 UTC`. */
export function momentText(at: string): string {
  return `${MOMENT.format(new Date(at))} UTC`
}
