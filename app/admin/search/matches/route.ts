import { requireStaff } from '@/lib/auth/guards/guards'
import { findMatches } from './find-matches'

/** The maximum length of a search; longer ones are cut off. */
const MAX_LETTERS = 200

/** Serves the palette's search results while someone types. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireStaff('/admin/search')
  const search = new URL(request.url).searchParams.get('search')?.trim().slice(0, MAX_LETTERS) ?? ''
  return Response.json(await findMatches(actor, search))
}
