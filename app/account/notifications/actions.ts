'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { SWITCHABLE } from '@/lib/email/switchable'
import { muteMails } from '@/lib/users/muted/mute-mails'

const tick = z.literal('on').optional()

export const saveNotifications = defineAction(
  { input: z.object({ reminder_replace_file: tick, reminder_cover_ends: tick }), guard: 'client' },
  async (wanted, { actor }) => {
    const saved = await muteMails(
      actor,
      SWITCHABLE.filter((kind) => !wanted[kind]),
    )
    if (!saved.ok) return { status: 'refused', message: 'Sign in to change this. Nothing was changed.' }
    refresh()
    return { status: 'done', message: 'Your choice is saved.' }
  },
)
