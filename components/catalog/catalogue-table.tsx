import { Empty } from '@/components/ui/empty'
import { type Row, Table } from '@/components/ui/table'
import { EMPTY_REASONS, type Facet } from './passes-filter'
import { PRODUCT_COLUMNS } from './product-columns'
import { StartFilter } from './start-filter'

type FilterableRow = Omit<Row, 'data'> & { facets: readonly Facet[] }

type CatalogueTableProps = { rows: readonly FilterableRow[]; brands: readonly string[] }

/**
 * The catalogue with its filters, complete and unfiltered. The browser filters it (filter-catalogue.ts): `data-show` says when a part is
 * shown, and in `data-text` the sign # stands for the number of rows found. Without scripts the same form goes to `/find`, which filters on
 * the server.
 */
export function CatalogueTable({ rows, brands }: CatalogueTableProps) {
  return (
    <div data-catalogue="">
      {rows.length > 1 && <Filters brands={brands} />}
      <p role="status" className="mb-3 text-sm text-ink-2">
        <Count when="one" text="1 certificate" rows={rows.length} />
        <Count when="other" text="# certificates" rows={rows.length} />
      </p>
      <div data-show="some" hidden={rows.length === 0}>
        <Table
          compact
          caption="Certificates"
          hideCaption
          columns={PRODUCT_COLUMNS}
          rows={rows.map(({ facets, ...row }) => ({ ...row, data: { 'data-facets': JSON.stringify(facets) } }))}
        />
      </div>
      <div data-show="none" hidden={rows.length > 0}>
        <Empty title="No certificate matches these filters." action={<ClearFilters />}>
          <span data-show="impossible" hidden>
            {EMPTY_REASONS.impossible}
          </span>
          <span data-show="no-match">{EMPTY_REASONS.noMatch}</span>
        </Empty>
      </div>
      <StartFilter />
    </div>
  )
}

function Count({ when, text, rows }: { when: 'one' | 'other'; text: string; rows: number }) {
  const shown = text.replace('#', String(rows))
  return (
    <span data-show={when} data-text={text} data-written={shown} hidden={(rows === 1) !== (when === 'one')}>
      {shown}
    </span>
  )
}

function Filters({ brands }: { brands: readonly string[] }) {
  return (
    <form
      action="/find"
      method="get"
      className="mb-6 grid grid-cols-2 gap-4 border-y border-line py-4 lg:grid-cols-[1fr_1fr_1fr_1.4fr_auto]"
    >
      <FilterSelect
        name="proves"
        label="Proves"
        options={[
          ['dv', 'Domain'],
          ['ov', 'Organisation'],
          ['ev', 'Extended'],
        ]}
      />
      <FilterSelect
        name="covers"
        label="Covers"
        options={[
          ['one', 'One name'],
          ['sub-domains', 'All sub-domains'],
          ['several', 'Several names'],
        ]}
      />
      <FilterSelect name="brand" label="Brand" options={brands.map((brand) => [brand, brand] as const)} />
      <label className="block">
        <span className="mb-1 block text-sm font-semibold">Search by name (old names work too)</span>
        <input type="search" name="q" maxLength={100} className="field" />
      </label>
      <div className="flex items-end gap-4">
        <button type="submit" className="btn btn-secondary">
          Filter
        </button>
        <span data-show="filtered" hidden>
          <ClearFilters />
        </span>
      </div>
    </form>
  )
}

function ClearFilters() {
  return (
    <a href="/certificates" data-clear="" className="inline-flex min-h-11 items-center">
      Clear filters
    </a>
  )
}

type FilterSelectProps = {
  name: string
  label: string
  options: readonly (readonly [value: string, label: string])[]
}

function FilterSelect({ name, label, options }: FilterSelectProps) {
  return (
    <label className="block">
      <span className="mb-1 block text-sm font-semibold">{label}</span>
      <select name={name} className="field">
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
