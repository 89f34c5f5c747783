'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { unlockRefusalText } from '@/lib/auth/limits/lock-text'
import { unlockSignIn } from '@/lib/auth/limits/unlock-sign-in'

export const unlock = defineAction(
  { input: z.object({ id: z.uuid() }), guard: 'staff', deed: 'unlock', fresh: true },
  async ({ id }, { actor }) => {
    const unlocked = await unlockSignIn(actor, id)
    if (!unlocked.ok) return refusedAt(undefined, unlockRefusalText(unlocked.error))
    refresh()
    return { status: 'done', message: `${unlocked.value.email} can try to sign in again.` }
  },
)
