import { z } from 'zod'

/** The part that the package reads before it checks anything itself. */
const schema = z.looseObject({
  id: z.string().min(1),
  rawId: z.string(),
  type: z.string(),
  response: z.looseObject({ clientDataJSON: z.string() }),
})

/** Returns a browser's answer about a passkey, or null if the text is something else. Its content is not yet verified. */
export function readAnswer<Answer extends { id: string }>(text: string): Answer | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? (parsed.data as unknown as Answer) : null
  } catch {
    return null
  }
}
