import type { Match } from '../../search/matches/find-matches'
import type { Target } from './pages'

/** How long typing must pause before the server is queried, in milliseconds. */
const REST_MS = 150
const MIN_LETTERS = 2
const MOST_PAGES = 8

/**
 * Makes the palette work: a combobox with one list, which shows the pages whose names contain the text, followed by the orders and
 * certificates that the server finds. Returns the function that opens it.
 */
export function runPalette(palette: HTMLDialogElement, signal: AbortSignal): () => void {
  const box = palette.querySelector('input')
  const list = palette.querySelector<HTMLElement>('[role=listbox]')
  const status = palette.querySelector<HTMLElement>('[role=status]')
  const shape = list?.querySelector('a')
  if (!box || !list || !status || !shape) return () => undefined
  const pages: readonly Target[] = JSON.parse(palette.dataset.pages ?? '[]')
  let rows: HTMLAnchorElement[] = []
  let chosen = 0

  function choose(index: number) {
    chosen = Math.max(0, Math.min(index, rows.length - 1))
    for (const [at, row] of rows.entries()) row.setAttribute('aria-selected', String(at === chosen))
    const row = rows[chosen]
    row?.scrollIntoView({ block: 'nearest' })
    if (row) box?.setAttribute('aria-activedescendant', row.id)
    else box?.removeAttribute('aria-activedescendant')
  }

  function show(matches: readonly Match[], note = '') {
    rows = [...pagesNamed(pages, box?.value ?? ''), ...matches].map((match, index) => copyOf(shape as HTMLAnchorElement, match, index))
    list?.replaceChildren(shape as HTMLAnchorElement, ...rows)
    box?.setAttribute('aria-expanded', String(rows.length > 0))
    const said = note || (rows.length === 1 ? '1 result' : `${rows.length} results`)
    // A text that is set again would be announced again.
    if (status && status.textContent !== said) status.textContent = said
    choose(chosen)
  }

  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined && event.key !== 'Enter') return
    if (rows.length === 0) return
    event.preventDefault()
    if (step === undefined) rows[chosen]?.click()
    else choose((chosen + step + rows.length) % rows.length)
  }

  let asking = new AbortController()
  function search() {
    asking.abort()
    asking = new AbortController()
    chosen = 0
    // Enter must never open a result for an earlier text.
    show([])
    const text = box?.value.trim() ?? ''
    if (text.length >= MIN_LETTERS) void findAfterRest(text, asking.signal, show)
  }

  box.addEventListener('input', search, { signal })
  box.addEventListener('keydown', press, { signal })
  show([])
  return () => {
    box.value = ''
    search()
    palette.showModal()
  }
}

function pagesNamed(pages: readonly Target[], text: string): Match[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const named = pages.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
  return named.slice(0, MOST_PAGES).map((page) => ({ ...page, detail: '', kind: 'Page' }))
}

function copyOf(shape: HTMLAnchorElement, { href, label, detail, kind }: Match, index: number): HTMLAnchorElement {
  const row = shape.cloneNode(true) as HTMLAnchorElement
  row.hidden = false
  row.href = href
  row.id = `palette-${index}`
  const texts = [label, detail, kind]
  for (const [at, part] of [...row.children].entries()) part.textContent = texts[at] ?? ''
  return row
}

/** Queries the server once typing pauses, unless it continues. */
async function findAfterRest(text: string, signal: AbortSignal, show: (matches: readonly Match[], note?: string) => void): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  if (signal.aborted) return
  try {
    const response = await fetch(`/admin/search/matches?search=${encodeURIComponent(text)}`, { signal })
    if (response.redirected) return show([], 'You have been signed out. Reload the page to sign in.')
    if (!response.ok) throw new Error(response.statusText)
    show((await response.json()) as Match[])
  } catch {
    if (!signal.aborted) show([], 'Orders and certificates could not be searched. Try again.')
  }
}
