import { z } from 'zod'
import type { Actor } from '../actor'
import { db } from '../db/client'
import { Prisma } from '../db/generated/client'
import { mayStaff } from '../permissions'
import { JOB_STATES, type JobState } from './text'

export type JobRow = {
  /** The queue's job number, as a string of digits. */
  id: string
  name: string
  state: JobState
  payload: unknown
  attempts: number
  maxAttempts: number
  createdAt: Date
  /** When the job will start next; for a running job, when it started. */
  runAt: Date
  error: string | null
}

export type JobFilter = { after?: string; state?: string; name?: string }
export type JobCount = { name: string } & Record<JobState, number>

const PAGE_SIZE = 50
/** The maximum number of jobs counted. For a longer queue, the exact number does not matter. */
const MAX_COUNTED = 20_000

const STATE = Prisma.sql`case
  when j.locked_at is not null then 'running'
  when j.attempts >= j.max_attempts then 'failed'
  when j.attempts > 0 then 'retrying'
  else 'waiting' end`

const COLUMNS = Prisma.sql`
  j.id::text as id, t.identifier as name, ${STATE} as state, j.payload, j.attempts::int as attempts, j.max_attempts::int as "maxAttempts",
  j.created_at as "createdAt", coalesce(j.locked_at, j.run_at) as "runAt", j.last_error as error`

/** Lists the jobs in the queue, newest first. Empty unless the actor is staff. */
export async function listJobs(actor: Actor, { after, state, name }: JobFilter = {}): Promise<{ rows: JobRow[]; next: string | null }> {
  if (!mayStaff(actor, 'logs')) return { rows: [], next: null }
  const found = await db.$queryRaw<JobRow[]>`
    select ${COLUMNS} from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where ${isJobId(after) ? Prisma.sql`j.id < ${after}::bigint` : Prisma.sql`true`}
       and ${name ? Prisma.sql`t.identifier = ${name}` : Prisma.sql`true`}
       and ${JOB_STATES.some((one) => one === state) ? Prisma.sql`${STATE} = ${state}` : Prisma.sql`true`}
     order by j.id desc limit ${PAGE_SIZE + 1}`
  const rows = found.slice(0, PAGE_SIZE)
  return { rows, next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null }
}

/** Returns one job, or null if it is no longer in the queue or the actor is not staff. */
export async function getJob(actor: Actor, id: string): Promise<JobRow | null> {
  if (!mayStaff(actor, 'logs') || !isJobId(id)) return null
  const [row] = await db.$queryRaw<JobRow[]>`
    select ${COLUMNS} from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.id = ${id}::bigint`
  return row ?? null
}

/** Counts the jobs of each kind by state. Empty unless the actor is staff. */
export async function countJobs(actor: Actor): Promise<JobCount[]> {
  if (!mayStaff(actor, 'logs')) return []
  return db.$queryRaw<JobCount[]>`
    select name, ${Prisma.join(JOB_STATES.map((state) => Prisma.sql`(count(*) filter (where state = ${state}))::int as ${Prisma.raw(state)}`))}
      from (select t.identifier as name, ${STATE} as state
              from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id limit ${MAX_COUNTED}) counted
     group by name order by failed desc, name`
}

const jobId = z.string().regex(/^\d{1,18}$/)

/** Returns whether a string could be a job number of the queue. */
export function isJobId(text: string | undefined): text is string {
  return jobId.safeParse(text).success
}
