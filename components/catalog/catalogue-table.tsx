'use client'
import { useSyncExternalStore } from 'react'
import { Empty } from '@/components/ui/empty'
import { type Row, Table } from '@/components/ui/table'
import { PRODUCT_COLUMNS } from './product-columns'

/** What a row can be found by: its types' levels and names, so that the filter needs no product data. */
export type FilterableRow = Row & { facets: readonly { proves: string; covers: string; brand: string; words: string }[] }

type CatalogueTableProps = { rows: readonly FilterableRow[]; brands: readonly string[] }

/**
 * The catalogue with its filters. The filters live in the address, so a link reproduces the list and Back undoes one step.
 * Without scripts the same form asks `/find`, which filters on the server.
 */
export function CatalogueTable({ rows, brands }: CatalogueTableProps) {
  const search = useSyncExternalStore(
    listen,
    () => window.location.search,
    () => '',
  )
  const filter = new URLSearchParams(search)
  const found = rows.filter((row) => row.facets.some((facet) => passes(facet, filter)))
  return (
    <>
      {rows.length > 1 && <Filters key={search} filter={filter} brands={brands} />}
      <p role="status" className="mb-3 text-sm text-ink-2">
        {found.length === 1 ? '1 certificate' : `${found.length} certificates`}
      </p>
      {found.length > 0 ? (
        <Table compact caption="Certificates" hideCaption columns={PRODUCT_COLUMNS} rows={found} />
      ) : (
        <Empty title="No certificate matches these filters." action={<ClearFilters />}>
          {filter.get('proves') === 'ev' && filter.get('covers') === 'sub-domains'
            ? 'Wildcards with extended validation don’t exist anywhere: the industry rules forbid them.'
            : 'Take one of them away to see more.'}
        </Empty>
      )}
    </>
  )
}

const CHANGED = 'keelmark:filter'

function listen(changed: () => void) {
  window.addEventListener('popstate', changed)
  window.addEventListener(CHANGED, changed)
  return () => {
    window.removeEventListener('popstate', changed)
    window.removeEventListener(CHANGED, changed)
  }
}

function show(query: URLSearchParams) {
  const { pathname } = window.location
  window.history.pushState(null, '', query.size ? `${pathname}?${query}` : pathname)
  window.dispatchEvent(new Event(CHANGED))
}

function passes(facet: FilterableRow['facets'][number], filter: URLSearchParams): boolean {
  const same = (name: 'proves' | 'covers' | 'brand') => !filter.get(name) || filter.get(name) === facet[name]
  const words = (filter.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return same('proves') && same('covers') && same('brand') && words.every((word) => facet.words.includes(word))
}

function Filters({ filter, brands }: { filter: URLSearchParams; brands: readonly string[] }) {
  function apply(form: HTMLFormElement) {
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value.trim()) query.set(name, value.trim())
    show(query)
  }
  return (
    <form
      action="/find"
      method="get"
      onSubmit={(event) => {
        event.preventDefault()
        apply(event.currentTarget)
      }}
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement) apply(event.currentTarget)
      }}
      className="mb-6 grid gap-4 border-y border-line py-4 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_1.4fr_auto]"
    >
      <Filter
        name="proves"
        label="Proves"
        chosen={filter.get('proves')}
        options={[
          ['dv', 'Domain'],
          ['ov', 'Organisation'],
          ['ev', 'Extended'],
        ]}
      />
      <Filter
        name="covers"
        label="Covers"
        chosen={filter.get('covers')}
        options={[
          ['one', 'One name'],
          ['sub-domains', 'All sub-domains'],
        ]}
      />
      <Filter name="brand" label="Brand" chosen={filter.get('brand')} options={brands.map((brand) => [brand, brand] as const)} />
      <label className="block">
        <span className="mb-1 block text-sm font-semibold">Name, also a former one</span>
        <input type="search" name="q" maxLength={100} defaultValue={filter.get('q') ?? ''} className="field" />
      </label>
      <div className="flex items-end gap-4">
        <button type="submit" className="btn btn-secondary">
          Filter
        </button>
        {filter.size > 0 && <ClearFilters />}
      </div>
    </form>
  )
}

function ClearFilters() {
  return (
    <a
      href="/certificates"
      className="inline-flex min-h-11 items-center"
      onClick={(event) => {
        event.preventDefault()
        show(new URLSearchParams())
      }}
    >
      Clear filters
    </a>
  )
}

type FilterProps = { name: string; label: string; chosen: string | null; options: readonly (readonly [value: string, label: string])[] }

function Filter({ name, label, chosen, options }: FilterProps) {
  return (
    <label className="block">
      <span className="mb-1 block text-sm font-semibold">{label}</span>
      <select name={name} defaultValue={chosen ?? ''} className="field">
        <option value="">Any</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
