'use server'

import { z } from 'zod'
import { chainText } from '@/lib/audit-log/text'
import { verifyChain } from '@/lib/audit-log/verify-chain'
import { defineAction } from '@/lib/auth/guards/action'

export const verifyAuditLog = defineAction({ input: z.object({}), guard: 'staff', deed: 'audit-log' }, async (_input, { actor }) => {
  const checked = await verifyChain(actor)
  const message = chainText(checked)
  return checked?.brokenAt === null ? { status: 'done', message } : { status: 'refused', message }
})
