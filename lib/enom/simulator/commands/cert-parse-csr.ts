import { group } from '../render/element'
import { parseRequest } from '../request'
import { requireAccepted, requireCertificate, type SimulatedCommand } from './command'
import { parsedFields } from './parsed-fields'

export const certParseCsr: SimulatedCommand = {
  name: 'CertParseCSR',
  stack: 'API.NET',
  async answer(call) {
    requireAccepted('CertParseCSR', requireCertificate(call))
    return [group('CertParseCSR', parsedFields(await parseRequest(call.parameter('CSR'))))]
  },
}
