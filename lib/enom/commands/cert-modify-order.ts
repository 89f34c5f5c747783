import { z } from 'zod'
import { defineCommand } from '../command'
import { certIdInput, idField } from '../fields'
import { child, textIn } from '../xml'

/**
 * Takes a submitted request back from the authority before it has validated it, so that everything of it can be changed, the domain too.
 * The certificate stays bought. The answer names the certificate and no success. Enom CertModifyOrder.
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
