import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { DAY } from '../../clock'

export type CalendarEvent = { id: string; day: Date; title: string }

/**
 * Returns a calendar of all-day events (RFC 5545). The same events always produce the same text, so that a calendar program can tell
 * whether anything changed.
 */
export function toIcs(events: readonly CalendarEvent[], { host, stamp }: { host: string; stamp: Date }): string {
  const calendar = ical({ name: 'Certificates', method: ICalCalendarMethod.PUBLISH, prodId: '//Keelmark//Certificates//EN' })
  calendar.ttl(DAY / 1000)
  for (const { id, day, title } of events) {
    const summary = title.replace(/[\r\n]+/g, ' ')
    calendar.createEvent({ id: `${id}@${host}`, start: day, allDay: true, stamp, summary, transparency: ICalEventTransparency.TRANSPARENT })
  }
  return calendar.toString()
}
