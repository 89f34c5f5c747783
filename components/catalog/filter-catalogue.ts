import { type Facet, FILTERS, type Filter, isImpossible, passesFilter } from './passes-filter'

/**
 * Filters the catalogue on the page without a request to the server. The filters are stored in the URL, so a link reproduces the list and
 * the Back button undoes one step. Returns a function that stops the filtering.
 */
export function filterCatalogue(): () => void {
  const catalogue = document.querySelector<HTMLElement>('[data-catalogue]')
  const form = catalogue?.querySelector('form')
  if (!catalogue || !form) return () => undefined
  const rows = [...catalogue.querySelectorAll<HTMLElement>('[data-facets]')].map((row) => ({ row, facets: readFacets(row) }))

  const show = () => {
    const filter = readFilter()
    fillIn(form, filter)
    let found = 0
    for (const { row, facets } of rows) {
      row.hidden = !passesFilter(facets, filter)
      if (!row.hidden) found += 1
    }
    for (const part of catalogue.querySelectorAll<HTMLElement>('[data-show]')) {
      part.hidden = !isShown(part.dataset.show, filter, found)
    }
    for (const count of catalogue.querySelectorAll<HTMLElement>('[data-counts]')) {
      const text = JSON.parse(count.dataset.counts ?? '[]')[found]
      // Written only if it changed, because the browser may have translated it, and a screen reader would repeat it.
      if (count.dataset.written !== text) count.textContent = count.dataset.written = text
    }
  }
  const go = (query: URLSearchParams) => {
    const { pathname } = window.location
    window.history.pushState(null, '', query.size ? `${pathname}?${query}` : pathname)
    show()
  }
  const submitted = (event: Event) => {
    event.preventDefault()
    go(readForm(form))
  }
  const changed = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement) go(readForm(form))
  }
  const clicked = (event: Event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-clear]')) return
    event.preventDefault()
    go(new URLSearchParams())
  }
  show()
  form.addEventListener('submit', submitted)
  form.addEventListener('change', changed)
  catalogue.addEventListener('click', clicked)
  window.addEventListener('popstate', show)
  // The browser restores form values, which may differ from the URL.
  window.addEventListener('pageshow', show)
  return () => {
    form.removeEventListener('submit', submitted)
    form.removeEventListener('change', changed)
    catalogue.removeEventListener('click', clicked)
    window.removeEventListener('popstate', show)
    window.removeEventListener('pageshow', show)
  }
}

/** The conditions under which each part of the catalogue is shown. */
function isShown(when: string | undefined, filter: Filter, found: number): boolean {
  if (when === 'filtered') return Object.values(filter).some(Boolean)
  if (when === 'some') return found > 0
  if (when === 'impossible') return found === 0 && isImpossible(filter)
  if (when === 'no-match') return found === 0 && !isImpossible(filter)
  return found === 0
}

function readFilter(): Filter {
  const query = new URLSearchParams(window.location.search)
  return Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? '']))
}

function readForm(form: HTMLFormElement): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value.trim()) query.set(name, value.trim())
  return query
}

function fillIn(form: HTMLFormElement, filter: Filter): void {
  for (const name of FILTERS) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLSelectElement) {
      field.value = filter[name] ?? ''
      if (field.selectedIndex < 0) field.selectedIndex = 0
    } else if (field instanceof HTMLInputElement) field.value = filter[name] ?? ''
  }
}

/** The page's own texts, written by components/catalog/catalogue-table.tsx. */
function readFacets({ dataset: { facets } }: HTMLElement): readonly Facet[] {
  return JSON.parse(facets ?? '[]')
}
