import { defineRoute } from '@/lib/api/answer'
import { OPERATIONS } from '@/lib/api/operations'
import { unsuspend } from '@/lib/certificates/purchase/unsuspend'
import { readCertificate } from '../../read-certificate'

export const POST = defineRoute(OPERATIONS.unsuspendCertificate, async (actor, { params: { id } }) =>
  readCertificate(actor, id, await unsuspend(actor, id)),
)
