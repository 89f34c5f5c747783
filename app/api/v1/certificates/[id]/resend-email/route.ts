import { defineRoute } from '@/lib/api/answer'
import { OPERATIONS } from '@/lib/api/operations'
import { resendApproval } from '@/lib/certificates/approval/resend'
import { resendFiles } from '@/lib/certificates/approval/resend-files'
import { readCertificate } from '../../read-certificate'

export const POST = defineRoute(OPERATIONS.resendEmail, async (actor, { params: { id }, body: { email } }) =>
  readCertificate(actor, id, await (email === 'files' ? resendFiles(actor, id) : resendApproval(actor, id))),
)
