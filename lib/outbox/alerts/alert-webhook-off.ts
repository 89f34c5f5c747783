import { now } from '../../clock'
import { withoutPath } from '../../webhooks/address'
import type { TellStaff } from '../../webhooks/sending/send-delivery'
import { offText } from '../../webhooks/text'
import { alertStaff } from './alert-staff'

/** Alerts staff that the shop switched off a webhook endpoint, within the same transaction. */
export const alertWebhookOff: TellStaff = (tx, { id, url, description }, reason) =>
  alertStaff(tx, {
    event: `webhook_off:${id}:${now().toISOString()}`,
    subject: `The webhook “${description}” was switched off`,
    lines: [
      `${withoutPath(url)}: ${offText(reason)}`,
      'Nothing is being sent to it. Repair it, then switch it back on and resend the failed deliveries on its page.',
    ],
    path: `/admin/webhooks/${id}`,
  })
