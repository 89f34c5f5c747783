import { defineRoute } from '@/lib/api/answer'
import { OPERATIONS } from '@/lib/api/operations'
import { suspend } from '@/lib/certificates/lifecycle/suspend'
import { readCertificate } from '../../read-certificate'

export const POST = defineRoute(OPERATIONS.suspendCertificate, async (actor, { params: { id }, body }) =>
  readCertificate(actor, id, await suspend(actor, id, body)),
)
