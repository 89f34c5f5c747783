import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { ButtonLink } from './button'

type PagerProps = {
  /** The path of the list itself. */
  path: string
  /** Filters and search terms that are kept on every page. */
  params?: Record<string, string | undefined>
  /** The cursor with which this page was opened. */
  after?: string | undefined
  /** The cursor of the next page, or null at the end. */
  next: string | null
  label?: string
  language?: Language
}

/** Links to the next page and back to the start of a list, newest first. Renders nothing if everything fits on one page. */
export function Pager({ path, params = {}, after, next, label, language = DEFAULT_LANGUAGE }: PagerProps) {
  if (!after && !next) return null
  const words = wordsOf(language, 'account')
  return (
    <nav aria-label={label ?? words('pages')} className="mt-6 flex flex-wrap gap-3">
      {after && (
        <ButtonLink variant="secondary" small href={address(path, params)}>
          {words('newest')}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink variant="secondary" small href={address(path, { ...params, after: next })} rel="next">
          {words('older')}
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
