import { Button } from '@/components/ui/button'

const SHOWS = [
  { value: undefined, label: 'All' },
  { value: 'needs_you', label: 'Needs you' },
  { value: 'in_progress', label: 'In progress' },
  { value: 'valid', label: 'Valid' },
  { value: 'ended', label: 'Ended' },
] as const

/** The selected status group, if it is valid. */
export function readShow(text: string | undefined): string | undefined {
  return SHOWS.find(({ value }) => value === text)?.value
}

/** Groups as links and a search box as a plain form. Both are kept in the URL, so a link reproduces the list. */
export function ListFilters({ show, search }: { show: string | undefined; search: string | undefined }) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
      <nav aria-label="Show">
        <ul className="flex flex-wrap gap-x-5">
          {SHOWS.map(({ value, label }) => (
            <li key={label}>
              <a
                href={address(value, search)}
                aria-current={value === show ? 'page' : undefined}
                className="inline-flex min-h-11 items-center text-ink-2 aria-[current]:font-semibold aria-[current]:text-ink"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form action="/account/certificates" className="flex flex-wrap items-end gap-2">
        {show && <input type="hidden" name="show" value={show} />}
        <div>
          <label htmlFor="q" className="mb-1 block text-sm font-semibold">
            Address, product or order number
          </label>
          <input id="q" name="q" type="search" defaultValue={search} className="field w-64 max-w-full" autoComplete="off" />
        </div>
        <Button type="submit" variant="secondary">
          Search
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
