'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { now } from '@/lib/clock'
import { deleteEndpoint } from '@/lib/webhooks/endpoints/delete-endpoint'
import { revealSecret } from '@/lib/webhooks/endpoints/reveal-secret'
import { type SaveEndpointRefusal, saveEndpoint } from '@/lib/webhooks/endpoints/save-endpoint'
import { endpointMessage, sendMessage } from '@/lib/webhooks/messages'
import { endpointIdInput, endpointInput, sinceInput } from '@/lib/webhooks/schema'
import { sendAgain, sendFailedAgain } from '@/lib/webhooks/sending/send-again'
import { sendTest } from '@/lib/webhooks/sending/send-test'

/** Returns the field a refusal belongs to, if any. */
const FIELDS: Partial<Record<SaveEndpointRefusal['code'], string>> = {
  'not-an-address': 'url',
  'not-https': 'url',
  'has-login': 'url',
  'private-address': 'url',
}

export const saveWebhook = defineAction(
  { input: endpointInput, guard: 'staff', deed: 'credentials', fresh: true },
  async ({ isOn, ...plain }, { actor }) => {
    const saved = await saveEndpoint(actor, { ...plain, isOn: isOn === 'on' })
    if (saved.ok) redirect(`/admin/webhooks/${saved.value.id}?saved=${now().getTime()}`)
    const message = endpointMessage(saved.error, plain)
    if (saved.error.code === 'changed-since') return { status: 'refused', message, values: { version: saved.error.version } }
    return refusedAt(FIELDS[saved.error.code], message)
  },
)

export const revealWebhookSecret = defineAction(
  { input: endpointIdInput, guard: 'staff', deed: 'credentials', fresh: true },
  async ({ id }, { actor }) => {
    const shown = await revealSecret(actor, id)
    if (!shown.ok) return { status: 'refused', message: sendMessage(shown.error) }
    refresh()
    return { status: 'done', message: 'Copy the secret to the receiver now.', data: { secret: shown.value.secret } }
  },
)

export const deleteWebhook = defineAction(
  { input: endpointIdInput, guard: 'staff', deed: 'credentials', fresh: true },
  async ({ id }, { actor }) => {
    const deleted = await deleteEndpoint(actor, id)
    if (!deleted.ok) return { status: 'refused', message: sendMessage(deleted.error) }
    redirect('/admin/webhooks')
  },
)

export const sendTestEvent = defineAction({ input: endpointIdInput, guard: 'staff', deed: 'settings' }, async ({ id }, { actor }) => {
  const sent = await sendTest(actor, id)
  if (!sent.ok) return { status: 'refused', message: sendMessage(sent.error) }
  redirect(`/admin/webhooks/deliveries/${sent.value.deliveryId}`)
})

export const sendEventAgain = defineAction({ input: endpointIdInput, guard: 'staff', deed: 'settings' }, async ({ id }, { actor }) => {
  const sent = await sendAgain(actor, id)
  if (!sent.ok) return { status: 'refused', message: sendMessage(sent.error) }
  redirect(`/admin/webhooks/deliveries/${id}`)
})

export const sendFailedEventsAgain = defineAction(
  { input: sinceInput, guard: 'staff', deed: 'settings' },
  async ({ id, since }, { actor }) => {
    const done = await sendFailedAgain(actor, { endpointId: id, since })
    if (!done.ok) return { status: 'refused', message: sendMessage(done.error) }
    const { sent, isMore } = done.value
    const more = isMore ? ' There are more. Send again once these have been sent.' : ''
    return { status: 'done', message: `${sent === 1 ? '1 event is' : `${sent} events are`} on the way again.${more}` }
  },
)
