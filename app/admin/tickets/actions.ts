'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { moveTicket } from '@/lib/certificates/ticket/move'
import { refusalText } from '@/lib/certificates/view/messages'
import { parseDecimal } from '@/lib/money'

const ticketInput = z.object({ id: z.uuid() })

export const sendTicket = defineAction({ input: ticketInput, guard: 'staff', deed: 'certificates' }, async ({ id }, { actor }) => {
  const moved = await moveTicket(actor, id, { to: 'sent' })
  if (!moved.ok) return { status: 'refused', message: refusalText(moved.error) }
  redirect('/admin/tickets')
})

const answerInput = ticketInput.extend({
  received: z
    .string()
    .trim()
    .default('0')
    .transform((text, context) => {
      const amount = parseDecimal(text, 'USD')
      if (amount !== null && amount >= 0 && amount <= 100_000_000) return amount
      context.addIssue({ code: 'custom', message: `“${text}” is not an amount. Enter one such as 8.95, or 0 if Enom refunded nothing.` })
      return z.NEVER
    }),
})

export const answerTicket = defineAction(
  { input: answerInput, guard: 'staff', deed: 'certificates' },
  async ({ id, received }, { actor }) => {
    const moved = await moveTicket(actor, id, { to: 'answered', received })
    if (!moved.ok) return { status: 'refused', message: refusalText(moved.error) }
    redirect('/admin/tickets?state=sent')
  },
)
