import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireStaff } from '@/lib/auth/guards/guards'

/** The id of a path, or the same page as for a thing that is not there. Who asks comes first. */
export async function requireId(id: string): Promise<string> {
  if (z.uuid().safeParse(id).success) return id
  await requireStaff()
  notFound()
}
