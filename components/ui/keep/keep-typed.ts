const BOXES =
  'input:is(:not([type]), [type=text], [type=email], [type=search], [type=tel], [type=url], [type=number], [type=date]), textarea'
/** Passwords, codes and keys are never stored, and neither are values that the browser fills in itself. */
const SECRET = '[autocomplete=off], [autocomplete=one-time-code], [autocomplete^=cc-], [readonly]'

const PREFIX = 'typed '

type Box = HTMLInputElement | HTMLTextAreaElement

/**
 * Keeps unsent input in this tab, and restores it when the page is reloaded or returned to. Browsers other than Firefox would lose it on
 * reload. Inputs with `autocomplete="off"` contain secrets and are left out. The input of a submitted form is discarded unless it was
 * refused (`data-state`), and all input is discarded when someone signs out (a button with `data-forget`). Returns a function that stops
 * this.
 */
export function keepTyped(): () => void {
  const typed = new Set<Box>()
  const sent = new WeakSet<HTMLFormElement>()
  const stop = new AbortController()
  const { signal } = stop
  document.addEventListener(
    'input',
    ({ target }) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
      typed.add(target)
      if (target.form) sent.delete(target.form)
    },
    { signal },
  )
  document.addEventListener(
    'submit',
    ({ target, submitter }) => {
      if (target instanceof HTMLFormElement) sent.add(target)
      if (!submitter?.matches('[data-forget]')) return
      typed.clear()
      forgetAll()
    },
    { signal },
  )
  window.addEventListener(
    'pagehide',
    () => {
      const isOpen = ({ form }: Box) => !form || !sent.has(form) || form.dataset.state === 'refused'
      const kept = [...boxes()].filter(([, box]) => typed.has(box) && isOpen(box)).map(([name, box]) => [name, box.value])
      const place = placeNow()
      inStore((store) => (kept.length > 0 ? store.setItem(place, JSON.stringify(Object.fromEntries(kept))) : store.removeItem(place)))
    },
    { signal },
  )
  // Runs after the listeners are added, so that restored text counts as typed and survives the next reload too.
  putBack()
  return () => stop.abort()
}

/**
 * Returns the key under which this page's text is stored. It is computed on each call, because an action's redirect changes the address
 * without loading a page.
 */
function placeNow(): string {
  return `${PREFIX}${location.pathname}${location.search}`
}

function putBack(): void {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (visit?.type !== 'reload' && visit?.type !== 'back_forward') return
  inStore((store) => {
    const kept: Record<string, string> = JSON.parse(store.getItem(placeNow()) ?? '{}')
    store.removeItem(placeNow())
    for (const [name, box] of boxes()) {
      const text = kept[name]
      if (text === undefined || box.value === text) continue
      box.value = text
      box.dispatchEvent(new Event('input', { bubbles: true }))
    }
  })
}

function forgetAll(): void {
  inStore((store) => {
    for (const key of Object.keys(store)) if (key.startsWith(PREFIX)) store.removeItem(key)
  })
}

/** Returns the inputs of the page by name, numbered among those with the same name. */
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

/** Some browsers refuse to store anything. In that case nothing is kept. */
function inStore(work: (store: Storage) => void): void {
  try {
    work(sessionStorage)
  } catch {
    // Treated as if nothing had been typed.
  }
}
