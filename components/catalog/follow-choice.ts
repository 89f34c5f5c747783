/**
 * Shows the price of the chosen certificate beside the button whenever another one is chosen. Each radio button carries the text to show.
 * Returns a function that stops the updates.
 */
export function followChoice(): () => void {
  const changed = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) show(target)
  }
  // The browser restores an earlier choice when the visitor returns.
  const restored = () => {
    for (const button of document.querySelectorAll<HTMLInputElement>('input[data-price]:checked')) show(button)
  }
  restored()
  document.addEventListener('change', changed)
  window.addEventListener('pageshow', restored)
  return () => {
    document.removeEventListener('change', changed)
    window.removeEventListener('pageshow', restored)
  }
}

function show({ form, dataset: { price, terms } }: HTMLInputElement): void {
  if (price === undefined || terms === undefined) return
  write(form?.querySelector('[data-chosen="price"]'), price)
  write(form?.querySelector('[data-chosen="terms"]'), terms)
}

/** An unchanged text is not rewritten, because the browser may have translated it. */
function write(place: HTMLElement | null | undefined, text: string): void {
  if (!place || place.dataset.shown === text) return
  place.dataset.shown = text
  place.textContent = text
}
