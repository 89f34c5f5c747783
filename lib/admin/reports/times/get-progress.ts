import type { Actor } from '../../../actor'
import type { ValidationLevel } from '../../../catalog/schema'
import { db } from '../../../db/client'
import { Prisma } from '../../../db/generated/client'
import { mayStaff } from '../../../permissions'
import { dayIn } from '../../../zone'
import type { Period } from '../period'
import { timeWithin } from './buckets'
import { NOT_KNOWN, type ProgressStep } from './sum-progress-days'

/**
 * How many certificates paid for within a period reached each step, and the median time from one step to the next, in seconds, accurate to
 * within 5 percent.
 */
export type Funnel = {
  paid: number
  setUp: number
  issued: number
  installed: number
  toSetUp: number | null
  toIssued: number | null
  toInstalled: number | null
}

/** The time from payment to file, in seconds, by authority and validation level. `slowest`: nine out of ten took less than this. */
export type IssueTime = {
  family: 'symantec' | 'comodo'
  level: ValidationLevel
  issued: number
  median: number | null
  slowest: number | null
}

export type Progress = { funnel: Funnel; times: IssueTime[] }

type Row = Pick<IssueTime, 'family' | 'level'> & { step: ProgressStep; key: string; bucket: number; count: number }

/**
 * Returns the progress and the issue times of the certificates paid for within a period, from the daily sums, in one query. Null for anyone
 * but staff.
 */
export async function getProgress(actor: Actor, { span, zone, isAll }: Pick<Period, 'span' | 'zone' | 'isAll'>): Promise<Progress | null> {
  if (!mayStaff(actor, 'see')) return null
  const within = isAll ? Prisma.sql`true` : Prisma.sql`day >= ${dayIn(span.from, zone)}::date and day < ${dayIn(span.until, zone)}::date`
  const rows = await db.$queryRaw<Row[]>`
    select step, key, split_part(key, ' ', 1) as family, split_part(key, ' ', 2) as level, bucket, sum(certificates)::int as count
      from "ProgressDay" where ${within} group by step, key, bucket order by key, bucket`
  const of = (step: ProgressStep) => rows.filter((row) => row.step === step)
  const [setUp, issued, installed, whole] = [of('set_up'), of('issued'), of('installed'), of('whole')]
  const kinds = new Map(whole.map(({ key, family, level }) => [key, { family, level }]))
  return {
    funnel: {
      paid: sum(of('paid')),
      setUp: sum(setUp),
      issued: sum(issued),
      installed: sum(installed),
      toSetUp: timeAt(setUp, 0.5),
      toIssued: timeAt(issued, 0.5),
      toInstalled: timeAt(installed, 0.5),
    },
    times: [...kinds].map(([key, kind]) => {
      const those = whole.filter((row) => row.key === key)
      return { ...kind, issued: sum(those), median: timeAt(those, 0.5), slowest: timeAt(those, 0.9) }
    }),
  }
}

function sum(rows: readonly Row[]): number {
  return rows.reduce((all, { count }) => all + count, 0)
}

/** Certificates whose time is unknown are counted, but left out of the times. */
function timeAt(rows: readonly Row[], share: number): number | null {
  return timeWithin(
    rows.filter(({ bucket }) => bucket !== NOT_KNOWN),
    share,
  )
}
