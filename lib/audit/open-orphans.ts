import { Prisma } from '../db/generated/client'

/** The condition of a difference that is an orphan and stands open. */
export const OPEN_ORPHAN = Prisma.sql`kind = 'orphan' and "resolvedAt" is null`

/** An aggregate over such rows: a mark that is another one as soon as one of them comes, ends or changes. */
export const MARK = Prisma.sql`md5(coalesce(string_agg(id::text || md5(detail::text), '' order by id), ''))`
