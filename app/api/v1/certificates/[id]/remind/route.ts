import { defineRoute } from '@/lib/api/answer'
import { OPERATIONS } from '@/lib/api/operations'
import { remindNow } from '@/lib/certificates/reminders/remind-now'
import { readCertificate } from '../../read-certificate'

export const POST = defineRoute(OPERATIONS.remindBuyer, async (actor, { params: { id } }) =>
  readCertificate(actor, id, await remindNow(actor, id)),
)
