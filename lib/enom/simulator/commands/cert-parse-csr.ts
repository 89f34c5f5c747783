import { parseRequest } from '../http/request'
import { type CommandAnswer, requireAccepted, requireCertificate, wrapped } from './command'
import { parsedFields } from './elements'

export const certParseCsr: CommandAnswer = {
  name: 'CertParseCSR',
  async answer(call) {
    requireAccepted(call, 'CertParseCSR', requireCertificate(call))
    return wrapped(call, 'CertParseCSR', parsedFields(await parseRequest(call.parameter('CSR'))))
  },
}
