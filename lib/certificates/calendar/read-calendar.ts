import { env } from '../../config/env'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import { hashToken } from '../../links/secrets'
import { NOT_REFUNDED } from '../settlement/is-refunded'
import { NEWEST_FILE } from '../status/issued-facts'
import { dateMarks } from '../view/date-marks'
import { certificatesWithinReach } from '../view/within-reach'
import { type CalendarEvent, toIcs } from './ics'

/** The maximum number of certificates in a calendar, newest first: more than anyone has, and few enough to read in one query. */
const MAX_CERTIFICATES = 500

const READ = {
  id: true,
  domainName: true,
  coverEndsAt: true,
  type: { select: { name: true, brand: true, reorderDays: true, carriesOver: true } },
  files: { ...NEWEST_FILE, select: { notBefore: true, notAfter: true } },
} satisfies Prisma.CertificateSelect

/** Returns the calendar at a secret address; it contains only names and dates. Null if the address does not exist or no longer works. */
export async function readCalendar(token: string): Promise<string | null> {
  const feed = await db.calendarFeed.findFirst({
    where: { tokenHash: hashToken(token), user: { disabledAt: null } },
    select: { userId: true, about: true, createdAt: true },
  })
  if (!feed) return null
  const rows = await db.certificate.findMany({
    where: {
      AND: [await certificatesWithinReach({ kind: 'client', userId: feed.userId }, 'calendar')],
      ...(feed.about === 'account' ? {} : { id: feed.about }),
      stage: { not: 'closed' },
      order: { status: { not: 'refunded' } },
      ...NOT_REFUNDED,
    },
    select: READ,
    orderBy: { id: 'desc' },
    take: MAX_CERTIFICATES,
  })
  return toIcs(rows.flatMap(eventsOf), { host: new URL(env.APP_URL).hostname, stamp: feed.createdAt })
}

function eventsOf({ id, domainName, coverEndsAt, type, files }: Prisma.CertificateGetPayload<{ select: typeof READ }>): CalendarEvent[] {
  const [file] = files
  const marks = dateMarks({ type, coverEndsAt, fileBegins: file?.notBefore ?? null, fileExpiresAt: file?.notAfter ?? null })
  return marks
    .filter(({ key }) => key !== 'email_approval_ends')
    .map(({ key, at, title }) => ({ id: `${id}-${key}`, day: at, title: `${title}: ${domainName ?? type.name}` }))
}
