import { runPalette } from './run-palette'
import { deedOf } from './shortcuts'
import { areKeysOff, turnKeys } from './single-keys'

/** How long after pressing `g` the next key still counts as part of the shortcut, in milliseconds. */
const G_MS = 1_500

/** Makes the back office's keyboard shortcuts, its palette and its list of shortcuts work. Returns a function that stops this. */
export function runShortcuts(): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const palette = document.querySelector<HTMLDialogElement>('dialog#palette')
  const list = document.querySelector<HTMLDialogElement>('dialog#shortcuts')
  if (!palette || !list) return () => stop.abort()
  const openPalette = runPalette(palette, signal)
  const openList = runList(list, signal)

  let pressedG = Number.NEGATIVE_INFINITY
  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing || event.altKey || document.querySelector('dialog[open]')) return
    const deed = deedOf({
      key: event.key,
      isCommand: event.ctrlKey || event.metaKey,
      isTyping: isTyping(event.target),
      afterG: event.timeStamp - pressedG < G_MS,
      areOff: areKeysOff(),
    })
    pressedG = deed?.kind === 'await' ? event.timeStamp : Number.NEGATIVE_INFINITY
    if (!deed || deed.kind === 'await') return
    event.preventDefault()
    if (deed.kind === 'go') location.assign(deed.href)
    else if (deed.kind === 'search') focusSearch()
    else if (deed.kind === 'palette') openPalette()
    else openList()
  }
  document.addEventListener('keydown', press, { signal })
  return () => stop.abort()
}

/** The list of shortcuts, with the switch for single-key ones. Returns the function that opens it. */
function runList(list: HTMLDialogElement, signal: AbortSignal): () => void {
  const off = list.querySelector<HTMLInputElement>('input[type=checkbox]')
  const open = () => {
    if (off) off.checked = areKeysOff()
    list.showModal()
  }
  off?.addEventListener('change', () => turnKeys(off.checked), { signal })
  document.querySelector('[data-opens="shortcuts"]')?.addEventListener('click', open, { signal })
  return open
}

/** The search box of small screens is in the menu, which has to be open to receive the focus. */
function focusSearch(): void {
  const box = document.getElementById('search-all')
  box?.closest('details')?.setAttribute('open', '')
  box?.focus()
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
}
