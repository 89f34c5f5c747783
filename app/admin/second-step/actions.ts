'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { qrPath } from '@/app/account/security/qr-path'
import { beginAuthenticator } from '@/lib/auth/factors/begin-authenticator'
import { confirmAuthenticator } from '@/lib/auth/factors/confirm-authenticator'
import { factorRefusal } from '@/lib/auth/factors/messages'
import { defineAction } from '@/lib/auth/guards/action'

/** Shows the secret of a new authenticator app once, as a QR code and as text. */
export const beginStaffAuthenticator = defineAction({ input: z.object({}), guard: 'new-staff' }, async (_input, { actor }) => {
  const begun = await beginAuthenticator(actor)
  if (!begun.ok) return factorRefusal(begun.error)
  refresh()
  const { secret, uri } = begun.value
  return { status: 'done', message: 'Scan the code with your app, then enter the code the app shows.', data: { secret, ...qrPath(uri) } }
})

/** Turns the app on and shows the recovery codes once. */
export const confirmStaffAuthenticator = defineAction(
  { input: z.object({ code: z.string().max(40) }), guard: 'new-staff' },
  async ({ code }, { actor }) => {
    const confirmed = await confirmAuthenticator(actor, code)
    if (!confirmed.ok) return factorRefusal(confirmed.error)
    return {
      status: 'done',
      message: 'The authenticator app is on. Save the recovery codes below: we can’t show them again.',
      data: { codes: confirmed.value.join('\n') },
    }
  },
)
