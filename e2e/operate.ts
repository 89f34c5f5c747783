import { z } from 'zod'
import { running } from './running'

/** Performs an operator action at Enom and the authorities through `POST /operator/api/<verb>`. */
export async function operate(verb: string, input: object = {}): Promise<void> {
  const answer = await fetch(`${running.enom}/operator/api/${verb}`, { method: 'POST', body: JSON.stringify(input) })
  if (!answer.ok) throw new Error(`Enom's operator refused ${verb}: ${await answer.text()}`)
}

const soldSchema = z.array(z.object({ certId: z.number(), domain: z.string(), statusText: z.string() }))

/** Returns the certificates that Enom has sold, oldest first. */
export async function soldByEnom(): Promise<z.infer<typeof soldSchema>> {
  const answer = await fetch(`${running.enom}/operator/api/certificates`)
  return soldSchema.parse(await answer.json())
}
