import { notFound } from 'next/navigation'
import { z } from 'zod'

/** The id of a path, or the same page as for a thing that is not there. */
export function requireId(id: string): string {
  if (!z.uuid().safeParse(id).success) notFound()
  return id
}
