'use client'
import { useSyncExternalStore } from 'react'
import { Empty } from '@/components/ui/empty'
import { type Row, Table } from '@/components/ui/table'
import { emptyReason, type Facet, FILTERS, type Filter, passesFilter } from './facets'
import { PRODUCT_COLUMNS } from './product-columns'

type FilterableRow = Row & { facets: readonly Facet[] }

type CatalogueTableProps = { rows: readonly FilterableRow[]; brands: readonly string[] }

/**
 * The catalogue with its filters. They are kept in the URL, so a link reproduces the list and Back undoes one step. Without scripts the
 * same form goes to `/find`, which filters on the server.
 */
export function CatalogueTable({ rows, brands }: CatalogueTableProps) {
  const search = useSyncExternalStore(
    listen,
    () => window.location.search,
    () => '',
  )
  const filter = readFilter(search)
  const found = rows.filter((row) => passesFilter(row.facets, filter))
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
          {emptyReason(filter)}
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

function readFilter(search: string): Filter {
  const query = new URLSearchParams(search)
  return Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? '']))
}

function Filters({ filter, brands }: { filter: Filter; brands: readonly string[] }) {
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
      className="mb-6 grid grid-cols-2 gap-4 border-y border-line py-4 lg:grid-cols-[1fr_1fr_1fr_1.4fr_auto]"
    >
      <FilterSelect
        name="proves"
        label="Proves"
        chosen={filter.proves}
        options={[
          ['dv', 'Domain'],
          ['ov', 'Organisation'],
          ['ev', 'Extended'],
        ]}
      />
      <FilterSelect
        name="covers"
        label="Covers"
        chosen={filter.covers}
        options={[
          ['one', 'One name'],
          ['sub-domains', 'All sub-domains'],
          ['several', 'Several names'],
        ]}
      />
      <FilterSelect name="brand" label="Brand" chosen={filter.brand} options={brands.map((brand) => [brand, brand] as const)} />
      <label className="block">
        <span className="mb-1 block text-sm font-semibold">Search by name (old names work too)</span>
        <input type="search" name="q" maxLength={100} defaultValue={filter.q} className="field" />
      </label>
      <div className="flex items-end gap-4">
        <button type="submit" className="btn btn-secondary">
          Filter
        </button>
        {Object.values(filter).some(Boolean) && <ClearFilters />}
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

type FilterSelectProps = {
  name: string
  label: string
  chosen: string | undefined
  options: readonly (readonly [value: string, label: string])[]
}

function FilterSelect({ name, label, chosen, options }: FilterSelectProps) {
  return (
    <label className="block">
      <span className="mb-1 block text-sm font-semibold">{label}</span>
      <select name={name} defaultValue={chosen} className="field">
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
