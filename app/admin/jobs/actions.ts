'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { cancelJob } from '@/lib/jobs/cancel-job'
import { jobRefusalText } from '@/lib/jobs/messages'
import { type JobRefusal, retryFailedJobs, retryJob } from '@/lib/jobs/retry-job'

const refused = (refusal: JobRefusal) => ({ status: 'refused' as const, message: jobRefusalText(refusal) })

export const retryJobAction = defineAction(
  { input: z.object({ id: z.string() }), guard: 'staff', deed: 'logs' },
  async ({ id }, { actor }) => {
    const done = await retryJob(actor, id)
    return done.ok
      ? { status: 'done', message: 'It runs as soon as a worker is free. A job that succeeds leaves the queue.' }
      : refused(done.error)
  },
)

export const retryFailedAction = defineAction(
  { input: z.object({ name: z.string() }), guard: 'staff', deed: 'logs' },
  async ({ name }, { actor }) => {
    const done = await retryFailedJobs(actor, name)
    if (!done.ok) return refused(done.error)
    redirect(`/admin/jobs?name=${encodeURIComponent(name)}`)
  },
)

export const cancelJobAction = defineAction(
  { input: z.object({ id: z.string(), reason: z.string().trim().max(500, 'Use at most 500 characters.') }), guard: 'staff', deed: 'logs' },
  async ({ id, reason }, { actor }) => {
    const done = await cancelJob(actor, id, { reason })
    if (done.ok) redirect(`/admin/jobs/${id}`)
    return refusedAt(done.error.code === 'reason-missing' ? 'reason' : undefined, jobRefusalText(done.error))
  },
)
