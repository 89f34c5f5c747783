import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireStaff } from '@/lib/auth/guards/guards'

/** Returns the id in a path, or shows the 404 page. Checks who is asking first. */
export async function requireId(id: string): Promise<string> {
  if (z.uuid().safeParse(id).success) return id
  await requireStaff()
  notFound()
}
