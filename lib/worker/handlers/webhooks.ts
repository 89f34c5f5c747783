import { JOBS } from '../../jobs/definitions'
import { alertWebhookOff } from '../../outbox/alerts/alert-webhook-off'
import { sendDelivery } from '../../webhooks/sending/send-delivery'
import { task } from '../task'

export const webhookTasks = {
  'webhook.send': task(JOBS['webhook.send'], ({ deliveryId }) => sendDelivery(deliveryId, { tellStaff: alertWebhookOff })),
}
