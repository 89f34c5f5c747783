const BOXES =
  'input:is(:not([type]), [type=text], [type=email], [type=search], [type=tel], [type=url], [type=number], [type=date]), textarea'
/** Passwords, codes and keys are never kept, and neither is what a browser fills in itself. */
const SECRET = '[autocomplete=off], [autocomplete=one-time-code], [autocomplete^=cc-], [readonly]'

type Box = HTMLInputElement | HTMLTextAreaElement

/**
 * Keeps what was typed and not sent in this tab, and puts it back when the page is loaded again or returned to. Browsers other than Firefox
 * lose it when a page is loaded again. Boxes with `autocomplete="off"` hold secrets and are left out. A form that was sent is forgotten unless
 * it was refused (`data-state`).
 */
export function keepTyped(): void {
  const place = `typed ${location.pathname}${location.search}`
  const typed = new Set<Box>()
  const sent = new WeakSet<HTMLFormElement>()
  putBack(place)
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
    typed.add(target)
    if (target.form) sent.delete(target.form)
  })
  document.addEventListener('submit', ({ target }) => {
    if (target instanceof HTMLFormElement) sent.add(target)
  })
  window.addEventListener('pagehide', () => {
    const isOpen = ({ form }: Box) => !form || !sent.has(form) || form.dataset.state === 'refused'
    const kept = [...boxes()].filter(([, box]) => typed.has(box) && isOpen(box)).map(([name, box]) => [name, box.value])
    inStore((store) => (kept.length > 0 ? store.setItem(place, JSON.stringify(Object.fromEntries(kept))) : store.removeItem(place)))
  })
}

function putBack(place: string): void {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (visit?.type !== 'reload' && visit?.type !== 'back_forward') return
  inStore((store) => {
    const kept: Record<string, string> = JSON.parse(store.getItem(place) ?? '{}')
    for (const [name, box] of boxes()) {
      const text = kept[name]
      if (text === undefined || box.value === text) continue
      box.value = text
      box.dispatchEvent(new Event('input', { bubbles: true }))
    }
  })
}

/** Returns the boxes of the page by their name and how many before them have the same one. */
function boxes(): Map<string, Box> {
  const named = new Map<string, Box>()
  const counts = new Map<string, number>()
  for (const box of document.querySelectorAll<Box>(BOXES)) {
    if (box.matches(SECRET)) continue
    const count = counts.get(box.name) ?? 0
    counts.set(box.name, count + 1)
    named.set(`${box.name} ${count}`, box)
  }
  return named
}

/** Some browsers refuse to store anything. Then nothing is kept. */
function inStore(work: (store: Storage) => void): void {
  try {
    work(sessionStorage)
  } catch {
    // As if nothing had been typed.
  }
}
