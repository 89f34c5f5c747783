/** How long a form that is being sent ignores another press, in milliseconds. The first request may have been cancelled. */
const SENDING_MS = 10_000

/** Sends a form once, however often its button is pressed, and shows that it is being sent. */
export function sendOnce(): void {
  let sent = new WeakMap<EventTarget, number>()
  document.addEventListener('submit', (event) => {
    const { target: form, submitter, timeStamp } = event
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return
    // A download leaves the page as it is.
    if (submitter?.dataset.download !== undefined) return
    if (timeStamp - (sent.get(form) ?? -SENDING_MS) < SENDING_MS) return event.preventDefault()
    sent.set(form, timeStamp)
    submitter?.setAttribute('aria-disabled', 'true')
    setTimeout(() => submitter?.removeAttribute('aria-disabled'), SENDING_MS)
  })
  // The browser shows the page as it was left.
  window.addEventListener('pageshow', () => {
    sent = new WeakMap()
    for (const button of document.querySelectorAll('form button[aria-disabled="true"]')) button.removeAttribute('aria-disabled')
  })
}
