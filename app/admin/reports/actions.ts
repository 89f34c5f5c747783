'use server'

import { z } from 'zod'
import type { ActionState } from '@/lib/action-state'
import { sendLastMonth } from '@/lib/admin/reports/monthly/send-last-month'
import { monthText } from '@/lib/admin/reports/text'
import { defineAction } from '@/lib/auth/guards/action'

export const sendReport = defineAction(
  { input: z.object({}), guard: 'staff', deed: 'see' },
  async (_input, { actor }): Promise<ActionState> => {
    const sent = await sendLastMonth(actor)
    if (!sent.ok) return { status: 'refused', message: 'Sign in again to do this. Nothing was sent.' }
    const { month, to, at } = sent.value
    // Includes the time, so that pressing the button again has a visible effect.
    return {
      status: 'done',
      message: `The report for ${monthText(month)} is on its way to ${to}, requested at ${at.toISOString().slice(11, 19)} UTC.`,
    }
  },
)
