import { defineRoute } from '@/lib/api/answer'
import { OPERATIONS } from '@/lib/api/operations'
import { readCertificate } from '../read-certificate'

export const GET = defineRoute(OPERATIONS.getCertificate, (actor, { params: { id } }) => readCertificate(actor, id))
