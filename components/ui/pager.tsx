import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { ButtonLink } from './button'

type PagerProps = {
  /** The path of the list itself. */
  path: string
  /** Filters and search terms that are preserved on every page. */
  params?: Record<string, string | undefined>
  /** The cursor with which this page was opened. */
  after?: string | undefined
  /** The cursor of the next page, or null at the end. */
  next: string | null
  label?: string
  /** The id of the list, if it is not at the top of its page. */
  anchor?: string
  /** Whether the list starts with the oldest. */
  oldestFirst?: boolean
  language?: Language
}

/** Links to the next page and back to the start of a list. Renders nothing if everything fits on one page. */
export function Pager({ path, params = {}, after, next, label, anchor, oldestFirst = false, language = DEFAULT_LANGUAGE }: PagerProps) {
  if (!after && !next) return null
  const words = wordsOf(language, 'account')
  return (
    <nav aria-label={label ?? words('pages')} className="mt-6 flex flex-wrap gap-3">
      {after && (
        <ButtonLink variant="secondary" small href={address(path, params, anchor)}>
          {words(oldestFirst ? 'firstPage' : 'newest')}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink variant="secondary" small href={address(path, { ...params, after: next }, anchor)} rel="next">
          {words(oldestFirst ? 'nextPage' : 'older')}
        </ButtonLink>
      )}
    </nav>
  )
}

function address(path: string, params: Record<string, string | undefined>, anchor: string | undefined): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) if (value) query.set(name, value)
  return `${path}${query.size ? `?${query}` : ''}${anchor ? `#${anchor}` : ''}`
}
