import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireStaff } from '@/lib/auth/guards/guards'

/** Returns the id in a path. If it is invalid, requires a staff sign-in, then shows the 404 page. */
export async function requireId(id: string): Promise<string> {
  if (z.uuid().safeParse(id).success) return id
  await requireStaff()
  notFound()
}
