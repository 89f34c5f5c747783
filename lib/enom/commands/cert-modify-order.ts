import { z } from 'zod'
import { defineCommand } from '../command'
import { certIdInput, idField } from '../fields'
import { child, textIn } from '../xml'

/**
 * Withdraws a submitted request before the authority has validated it, so that everything in it can be changed, including the domain. The
 * purchase remains. The response contains the certificate and has no `Success`. Enom CertModifyOrder.
 */
export const certModifyOrder = defineCommand({
  name: 'CertModifyOrder',
  effect: 'once',
  timeoutMs: 60_000,
  input: z.object({ certId: certIdInput }),
  toForm: ({ certId }) => ({ CertID: certId }),
  reply: z.object({ certId: idField }),
  fromReply: (root) => ({ certId: textIn(child(root, 'CertModifyOrder'), 'CertID') }),
  isAbout: (input, output) => input.certId === output.certId,
  recordable: ({ certId }) => ({ certId }),
})
