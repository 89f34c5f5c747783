/** A second press within this time counts as a double click, in milliseconds. */
const DOUBLE_MS = 2_000

/** Sends a form once when its button is double-clicked. A later click sends it again, because the first request may have been cancelled. */
export function sendOnce(): void {
  const sent = new WeakMap<EventTarget, number>()
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return
    if (event.timeStamp - (sent.get(form) ?? -DOUBLE_MS) < DOUBLE_MS) event.preventDefault()
    else sent.set(form, event.timeStamp)
  })
}
