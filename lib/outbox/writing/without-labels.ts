import { z } from 'zod'

const labelled = z.array(z.looseObject({ label: z.string() }))
const withLabels = z.looseObject({ items: labelled.optional(), certificates: labelled.optional() })

/** Returns an email's data without the notes typed by its buyer. */
export function withoutLabels(data: unknown): unknown {
  const read = withLabels.safeParse(data)
  if (!read.success) return data
  const { items, certificates, ...rest } = read.data
  const bare = (list: z.infer<typeof labelled> | undefined) => list?.map((one) => ({ ...one, label: '' }))
  return { ...rest, ...(items && { items: bare(items) }), ...(certificates && { certificates: bare(certificates) }) }
}
