export type CalendarEvent = { id: string; day: Date; title: string }

const LINE_OCTETS = 75

/** Returns a calendar of whole days (RFC 5545). The same events give the same text, so that a calendar program sees whether anything changed. */
export function toIcs(events: readonly CalendarEvent[], { host, stamp }: { host: string; stamp: Date }): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Keelmark//Certificates//EN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Certificates',
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    ...events.flatMap(({ id, day, title }) => [
      'BEGIN:VEVENT',
      `UID:${id}@${host}`,
      `DTSTAMP:${dateOf(stamp)}T000000Z`,
      `DTSTART;VALUE=DATE:${dateOf(day)}`,
      'TRANSP:TRANSPARENT',
      `SUMMARY:${escapeText(title)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

function dateOf(at: Date): string {
  return at.toISOString().slice(0, 10).replaceAll('-', '')
}

/** RFC 5545 §3.3.11. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/[\r\n]+/g, ' ')
}

/** RFC 5545 §3.1: a line has at most 75 octets; the next one begins with a space. Never inside a character. */
function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LINE_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
