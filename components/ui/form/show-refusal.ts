/** Moves the focus to the list of errors of a form that was refused, and says "Error" in the page's title, as forms do that React runs. */
export function showRefusal(): void {
  const box = document.querySelector<HTMLElement>('[data-problem]')
  if (!box) return
  box.focus()
  document.title = `${box.dataset.problem}${document.title}`
}
