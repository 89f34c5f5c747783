import { z } from 'zod'
import { readParam } from '@/lib/auth/read-param'

export type Query = Record<string, string | string[] | undefined>

/** A list as described by its URL. `params` contains the parameters that every link in the list preserves, which excludes the cursor. */
export type ListState = {
  path: string
  params: Record<string, string>
  /** Keys of the chosen columns, in the list's own order; empty for the defaults. */
  columns: string[]
  cursor: { after?: string; before?: string }
}

type Known = {
  /** The allowed values of each parameter. Any other value is ignored. */
  values: Record<string, readonly string[]>
  columns?: readonly { key: string; isExtra?: boolean }[]
}

/**
 * Reads a list's URL: its search, its known parameters, the chosen columns, and the id of the row before or after which the page starts.
 */
export function readList(path: string, query: Query, { values, columns = [] }: Known): ListState {
  const params: Record<string, string> = {}
  const search = readParam(query.search)?.trim().slice(0, 200)
  if (search) params.search = search
  for (const [name, allowed] of Object.entries(values)) {
    const value = readParam(query[name])
    if (value && allowed.includes(value)) params[name] = value
  }
  const asked = [query.cols ?? []].flat().flatMap((text) => text.split(','))
  const chosen = keysOf(columns.filter(({ key }) => asked.includes(key)))
  const isUsual = chosen.join() === keysOf(columns.filter(({ isExtra }, index) => index > 0 && !isExtra)).join()
  if (chosen.length > 0 && !isUsual) params.cols = chosen.join(',')
  const [after, before] = [readCursor(query.after), readCursor(query.before)]
  return { path, params, columns: isUsual ? [] : chosen, cursor: after ? { after } : before ? { before } : {} }
}

/** Returns the query string of a list without its page cursor. */
export function queryOf({ params }: ListState): string {
  return queryText(params)
}

/** Returns the list's URL with some parameters changed. A value of undefined removes the parameter. */
export function listHref({ path, params }: ListState, changes: Record<string, string | undefined> = {}): string {
  const text = queryText({ ...params, ...changes })
  return text ? `${path}?${text}` : path
}

function queryText(params: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) if (value) query.set(name, value)
  return query.toString()
}

function keysOf(columns: readonly { key: string }[]): string[] {
  return columns.map(({ key }) => key)
}

function readCursor(value: string | string[] | undefined): string | undefined {
  return z.uuid().safeParse(value).data
}

/** Returns the ids selected in a list, if only those are to be exported. */
export function selectedIds(query: Query): string[] | undefined {
  if (!query.selected) return undefined
  return [query.ids ?? []].flat().filter((id) => z.uuid().safeParse(id).success)
}

/** Returns a request's query in the same form as pages receive it. */
export function queryIn(request: Request): Query {
  const query: Query = {}
  const { searchParams } = new URL(request.url)
  for (const name of searchParams.keys()) query[name] = searchParams.getAll(name)
  return query
}
