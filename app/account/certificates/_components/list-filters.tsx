import { Button } from '@/components/ui/button'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

const SHOWS = [undefined, 'needs_you', 'in_progress', 'valid', 'ended'] as const

type Show = (typeof SHOWS)[number]

/** The selected status group, if valid. */
export function readShow(text: string | undefined): Show {
  return SHOWS.find((value) => value === text)
}

/** Links for the groups and a plain form for the search. Both store their state in the URL, so a link reproduces the list. */
export function ListFilters({ language, show, search }: { language: Language; show: Show; search: string | undefined }) {
  const words = wordsOf(language, 'certificateList')
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
      <nav aria-label={words('show')}>
        <ul className="flex flex-wrap gap-x-5">
          {SHOWS.map((value) => (
            <li key={value ?? 'all'}>
              <a
                href={address(value, search)}
                aria-current={value === show ? 'page' : undefined}
                className="inline-flex min-h-11 min-w-6 items-center text-ink-2 aria-[current]:font-semibold aria-[current]:text-ink"
              >
                {words(value ?? 'all')}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form action="/account/certificates" className="flex flex-wrap items-end gap-2">
        {show && <input type="hidden" name="show" value={show} />}
        <div>
          <label htmlFor="q" className="mb-1 block text-sm font-semibold">
            {words('searchLabel')}
          </label>
          <input id="q" name="q" type="search" defaultValue={search} className="field w-64 max-w-full" autoComplete="off" />
        </div>
        <Button type="submit" variant="secondary">
          {words('search')}
        </Button>
      </form>
    </div>
  )
}

function address(show: string | undefined, search: string | undefined): string {
  const query = new URLSearchParams()
  if (show) query.set('show', show)
  if (search) query.set('q', search)
  return query.size ? `/account/certificates?${query}` : '/account/certificates'
}
