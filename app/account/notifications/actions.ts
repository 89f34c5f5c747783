'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { SWITCHABLE } from '@/lib/email/switchable'
import { wordsOf } from '@/lib/languages/text'
import { muteMails } from '@/lib/users/muted/mute-mails'

const tick = z.literal('on').optional()

export const saveNotifications = defineAction(
  { input: z.object({ reminder_replace_file: tick, reminder_cover_ends: tick }), guard: 'client' },
  async (wanted, { actor, language }) => {
    const saved = await muteMails(
      actor,
      SWITCHABLE.filter((kind) => !wanted[kind]),
    )
    if (!saved.ok) return { status: 'refused', message: wordsOf(language, 'settings')('signedOut') }
    refresh()
    return { status: 'done', message: wordsOf(language, 'notifications')('saved') }
  },
)
