import { parseRequest } from '../request'
import { type CommandAnswer, requireAccepted, requireCertificate, wrapped } from './command'
import { parsedFields } from './parsed-fields'

export const certParseCsr: CommandAnswer = {
  name: 'CertParseCSR',
  async answer(call) {
    requireAccepted(call, 'CertParseCSR', requireCertificate(call))
    return wrapped(call, 'CertParseCSR', parsedFields(await parseRequest(call.parameter('CSR'))))
  },
}
