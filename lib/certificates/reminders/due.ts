import { DAY, earlier, HOUR, later } from '../../clock'
import type { CertificateStage, ValidationStep } from '../../db/generated/enums'
import type { ReminderDays } from '../lifecycle/reminder-days'
import { hasNextFile } from '../status/dates'

type ReminderKind = 'set_up' | 'set_up_staff' | 'approval' | 'replace_file' | 'cover_ends'

export type Reminder = {
  kind: ReminderKind
  /** What the reminder is about: the time spent in a stage, a file, or the cover. */
  about: string
  at: Date
  /** The name of the step: `1h`, `30d`. */
  step: string
}

/** The facts that determine a certificate's reminders. */
export type ReminderFacts = {
  stage: CertificateStage
  validationStep: ValidationStep | null
  statusSince: Date
  coverEndsAt: Date | null
  /** The latest file that the buyer has. It stays in use while a replacement is in progress. */
  file: { id: string; notAfter: Date } | null
  /** The progress of the certificate that was ordered to follow this one. */
  successor: 'none' | 'ordered' | 'issued'
}

type Series = { steps: Reminder[]; until: Date | null }

/** How long after the last reminder staff are alerted to an unfinished set-up. */
const STAFF_AFTER = 7 * DAY
const AFTER_SUBMISSION = [DAY, 3 * DAY]

/**
 * Returns the reminders due at `at`, and when the next one will be due. In each series only the latest due step counts, so a gap of any
 * length leads to one email. No reminder is due once the date it warns about has passed.
 */
export function dueReminders(facts: ReminderFacts, at: Date, days: ReminderDays): { due: Reminder[]; next: Date | null } {
  const open = seriesOf(facts, days).filter(({ until }) => until === null || until > at)
  const due = open.flatMap(({ steps }) => steps.findLast((step) => step.at <= at) ?? [])
  const ahead = open.flatMap(({ steps }) => steps.filter((step) => step.at > at).map((step) => step.at.getTime()))
  return { due, next: ahead.length ? new Date(Math.min(...ahead)) : null }
}

function seriesOf(facts: ReminderFacts, days: ReminderDays): Series[] {
  if (facts.stage === 'closed' || facts.stage === 'purchase') return []
  return [...waits(facts, days), ...fileEnds(facts, days), ...coverEnds(facts, days)]
}

function waits({ stage, validationStep, statusSince, file }: ReminderFacts, { afterPayment }: ReminderDays): Series[] {
  const about = statusSince.toISOString()
  const after = (kind: ReminderKind, spans: readonly number[]) =>
    spans.map((span): Reminder => ({ kind, about, at: later(statusSince, span), step: span < DAY ? `${span / HOUR}h` : `${span / DAY}d` }))
  if (stage === 'setup' && !file) {
    const spans = [HOUR, ...afterPayment.map((days) => days * DAY)]
    return [{ steps: [...after('set_up', spans), ...after('set_up_staff', [(spans.at(-1) ?? 0) + STAFF_AFTER])], until: null }]
  }
  if (stage === 'validation' && validationStep === 'approval') return [{ steps: after('approval', AFTER_SUBMISSION), until: null }]
  return []
}

function fileEnds({ file, coverEndsAt, successor }: ReminderFacts, { beforeFileEnds }: ReminderDays): Series[] {
  if (!file || !coverEndsAt || successor === 'issued' || !hasNextFile(file.notAfter, coverEndsAt)) return []
  return [before('replace_file', file.id, file.notAfter, beforeFileEnds)]
}

function coverEnds({ coverEndsAt, successor }: ReminderFacts, { beforeCoverEnds }: ReminderDays): Series[] {
  return coverEndsAt && successor === 'none' ? [before('cover_ends', 'cover', coverEndsAt, beforeCoverEnds)] : []
}

function before(kind: ReminderKind, about: string, end: Date, days: readonly number[]): Series {
  return { steps: days.map((left) => ({ kind, about, at: earlier(end, left * DAY), step: `${left}d` })), until: end }
}
