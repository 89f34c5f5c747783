import { ButtonLink } from './button'

type PagerProps = {
  /** The list's own path. */
  path: string
  /** Filters and search terms kept on every page. */
  params?: Record<string, string | undefined>
  /** The cursor this page was opened with. */
  after?: string | undefined
  /** The cursor of the next page, or null at the end. */
  next: string | null
  label?: string
}

/** Links to the next page and back to the start of a list, newest first. Renders nothing if everything fits on one page. */
export function Pager({ path, params = {}, after, next, label = 'Pages' }: PagerProps) {
  if (!after && !next) return null
  return (
    <nav aria-label={label} className="mt-6 flex flex-wrap gap-3">
      {after && (
        <ButtonLink variant="secondary" small href={address(path, params)}>
          Newest
        </ButtonLink>
      )}
      {next && (
        <ButtonLink variant="secondary" small href={address(path, { ...params, after: next })} rel="next">
          Older
        </ButtonLink>
      )}
    </nav>
  )
}

function address(path: string, params: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) if (value) query.set(name, value)
  return query.size ? `${path}?${query}` : path
}
