import { readBasketCount } from './read-basket-count'

/**
 * Writes the number of certificates in this browser's basket into the page header, and updates it when the visitor returns to the page. The
 * page itself is the same for everyone. Returns a function that stops the updates.
 */
export function showBasketCount(): () => void {
  let shown: number | undefined
  const show = () => {
    const count = readBasketCount(document.cookie)
    // An unchanged number is not rewritten, because the browser may have translated it.
    if (count === shown) return
    shown = count
    for (const place of document.querySelectorAll('[data-basket-count]')) place.textContent = count > 0 ? ` (${count})` : ''
  }
  show()
  window.addEventListener('pageshow', show)
  window.addEventListener('focus', show)
  return () => {
    window.removeEventListener('pageshow', show)
    window.removeEventListener('focus', show)
  }
}
