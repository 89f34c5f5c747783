import { Empty } from '@/components/ui/empty'
import { type Row, Table } from '@/components/ui/table'
import type { Language } from '@/lib/languages/types'
import { type CatalogueWords, catalogueWords } from './catalogue-words'
import type { Facet } from './passes-filter'
import { productColumns } from './product-columns'
import { StartFilter } from './start-filter'

type FilterableRow = Omit<Row, 'data'> & { facets: readonly Facet[] }

type CatalogueTableProps = { language: Language; rows: readonly FilterableRow[]; brands: readonly string[] }

/**
 * The catalogue with its filters, complete and unfiltered. The browser filters it (filter-catalogue.ts): `data-show` states when a part is
 * shown, and `data-counts` lists the text for each number of rows found. Without scripts the same form submits to `/find`, which filters on
 * the server.
 */
export function CatalogueTable({ language, rows, brands }: CatalogueTableProps) {
  const words = catalogueWords(language, rows.length)
  const count = words.counts[rows.length]
  return (
    <div data-catalogue="">
      {rows.length > 1 && <Filters brands={brands} words={words} />}
      <p role="status" className="mb-3 text-sm text-ink-2">
        <span data-counts={JSON.stringify(words.counts)} data-written={count}>
          {count}
        </span>
      </p>
      <div data-show="some" hidden={rows.length === 0}>
        <Table
          compact
          caption={words.title}
          hideCaption
          columns={productColumns(language)}
          rows={rows.map(({ facets, ...row }) => ({ ...row, data: { 'data-facets': JSON.stringify(facets) } }))}
        />
      </div>
      <div data-show="none" hidden={rows.length > 0}>
        <Empty title={words.none} action={<ClearFilters words={words} />}>
          <span data-show="impossible" hidden>
            {words.noWildcardEv}
          </span>
          <span data-show="no-match">{words.removeOne}</span>
        </Empty>
      </div>
      <StartFilter />
    </div>
  )
}

function Filters({ brands, words }: { brands: readonly string[]; words: CatalogueWords }) {
  return (
    <form
      action={words.findPath}
      method="get"
      className="mb-6 grid grid-cols-2 gap-4 border-y border-line py-4 lg:grid-cols-[1fr_1fr_1fr_1.4fr_auto]"
    >
      <FilterSelect
        name="proves"
        label={words.proves}
        options={[
          ['', words.any],
          ['dv', words.dv],
          ['ov', words.ov],
          ['ev', words.ev],
        ]}
      />
      <FilterSelect
        name="covers"
        label={words.covers}
        options={[
          ['', words.any],
          ['one', words.one],
          ['sub-domains', words.subDomains],
          ['several', words.several],
        ]}
      />
      <FilterSelect name="brand" label={words.brand} options={[['', words.any], ...brands.map((brand) => [brand, brand] as const)]} />
      <label className="block">
        <span className="mb-1 block text-sm font-semibold">{words.search}</span>
        <input type="search" name="q" maxLength={100} className="field" />
      </label>
      <div className="flex items-end gap-4">
        <button type="submit" className="btn btn-secondary">
          {words.filter}
        </button>
        <span data-show="filtered" hidden>
          <ClearFilters words={words} />
        </span>
      </div>
    </form>
  )
}

function ClearFilters({ words }: { words: CatalogueWords }) {
  return (
    <a href={words.path} data-clear="" className="inline-flex min-h-11 items-center">
      {words.clear}
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
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
