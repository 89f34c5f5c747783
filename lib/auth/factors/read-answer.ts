import { z } from 'zod'

/** The fields that the package reads before it validates anything. */
const schema = z.looseObject({
  id: z.string().min(1),
  rawId: z.string(),
  type: z.string(),
  response: z.looseObject({ clientDataJSON: z.string() }),
})

/** Parses a browser's passkey response; null for any other text. The content is not verified yet. */
export function readAnswer<Answer extends { id: string }>(text: string): Answer | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? (parsed.data as unknown as Answer) : null
  } catch {
    return null
  }
}
