'use server'

import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { readEventAgain } from '@/lib/payments/read-event-again'

export const readEventAgainAction = defineAction(
  { input: z.object({ id: z.string() }), guard: 'staff', deed: 'logs' },
  async ({ id }, { actor }) => {
    const done = await readEventAgain(actor, id)
    if (done.ok) return { status: 'done', message: 'The worker will read it shortly. Reload this page in a few seconds.' }
    return {
      status: 'refused',
      message:
        done.error.code === 'already-applied'
          ? 'The shop has already processed this event. Reload this page to see when.'
          : 'This event doesn’t exist, or your role does not allow you to read it again.',
    }
  },
)
