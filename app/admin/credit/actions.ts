'use server'

import { redirect } from 'next/navigation'
import { giveCredit } from '@/lib/account-credit/give-credit'
import { creditMessage } from '@/lib/account-credit/messages'
import { giveCreditInput, takeBackCreditInput } from '@/lib/account-credit/schema'
import { takeBackCredit } from '@/lib/account-credit/take-back-credit'
import { refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { now } from '@/lib/clock'

export const give = defineAction(
  { input: giveCreditInput, guard: 'staff', deed: 'refund', fresh: true },
  async ({ userId, amount, currency, reason }, { actor }) => {
    const given = await giveCredit(actor, userId, { money: { amount, currency }, reason })
    if (!given.ok) return { status: 'refused', message: creditMessage(given.error) }
    redirect(`/admin/credit/${userId}?saved=${now().getTime()}`)
  },
)

export const takeBack = defineAction(
  { input: takeBackCreditInput, guard: 'staff', deed: 'refund', fresh: true },
  async ({ userId, amount, currency, reason }, { actor }) => {
    const taken = await takeBackCredit(actor, userId, { money: { amount, currency }, reason })
    if (!taken.ok) return refusedAt(taken.error.code === 'not-that-much' ? 'amount' : undefined, creditMessage(taken.error))
    redirect(`/admin/credit/${userId}?saved=${now().getTime()}`)
  },
)
